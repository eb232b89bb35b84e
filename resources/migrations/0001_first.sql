-- Times are milliseconds since 1970 in UTC. JSON bodies hold what admin API and files hold.

CREATE TABLE gateway(
    name TEXT NOT NULL,
    environment TEXT NOT NULL,
    created INTEGER NOT NULL);

CREATE TABLE tokens(
    id TEXT PRIMARY KEY,
    label TEXT NOT NULL,
    role TEXT NOT NULL,
    hash BLOB NOT NULL UNIQUE,
    created INTEGER NOT NULL,
    revoked INTEGER) WITHOUT ROWID;

CREATE TABLE plans(
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    body TEXT NOT NULL,
    created INTEGER NOT NULL,
    PRIMARY KEY(id, version)) WITHOUT ROWID;

CREATE TABLE routes(
    id TEXT PRIMARY KEY,
    place INTEGER NOT NULL,
    body TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE consumers(
    id TEXT PRIMARY KEY,
    plan TEXT NOT NULL,
    plan_version INTEGER NOT NULL,
    state TEXT NOT NULL,
    body TEXT NOT NULL) WITHOUT ROWID;

CREATE INDEX consumers_by_plan ON consumers(plan, id);

CREATE TABLE api_keys(
    id TEXT PRIMARY KEY,
    consumer TEXT NOT NULL,
    hash BLOB NOT NULL UNIQUE,
    prefix TEXT NOT NULL,
    label TEXT NOT NULL,
    created INTEGER NOT NULL,
    expires INTEGER,
    revoked INTEGER) WITHOUT ROWID;

CREATE INDEX api_keys_by_consumer ON api_keys(consumer, created);

CREATE TABLE changes(
    place INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    undone_by TEXT NOT NULL DEFAULT '',
    body TEXT NOT NULL);

CREATE TABLE operations(
    id TEXT PRIMARY KEY,
    body TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE replies(
    key TEXT PRIMARY KEY,
    request BLOB NOT NULL,
    status INTEGER NOT NULL,
    body TEXT NOT NULL,
    kept INTEGER NOT NULL) WITHOUT ROWID;

CREATE TABLE nodes(
    number INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    has_default_name INTEGER NOT NULL,
    admin_url TEXT NOT NULL,
    peer_secret TEXT NOT NULL,
    heartbeat INTEGER NOT NULL);

CREATE TABLE event_blocks(
    position INTEGER PRIMARY KEY AUTOINCREMENT,
    node INTEGER NOT NULL,
    events INTEGER NOT NULL,
    block BLOB NOT NULL);

CREATE TABLE checkpoints(
    node INTEGER PRIMARY KEY,
    position INTEGER NOT NULL);

CREATE TABLE counters(
    node INTEGER NOT NULL,
    consumer TEXT NOT NULL,
    body BLOB NOT NULL,
    PRIMARY KEY(node, consumer)) WITHOUT ROWID;

CREATE TABLE day_totals(
    node INTEGER NOT NULL,
    day INTEGER NOT NULL,
    consumer TEXT NOT NULL,
    accepted INTEGER NOT NULL,
    billable INTEGER NOT NULL,
    refused_minute INTEGER NOT NULL,
    refused_hour INTEGER NOT NULL,
    refused_day INTEGER NOT NULL,
    refused_quota INTEGER NOT NULL,
    refused_feature INTEGER NOT NULL,
    refused_key INTEGER NOT NULL,
    requests INTEGER NOT NULL,
    compute_units INTEGER NOT NULL,
    bytes_in INTEGER NOT NULL,
    bytes_out INTEGER NOT NULL,
    resource_seconds INTEGER NOT NULL,
    active_resources INTEGER NOT NULL,
    PRIMARY KEY(node, day, consumer)) WITHOUT ROWID;

CREATE TABLE minute_totals(
    node INTEGER NOT NULL,
    minute INTEGER NOT NULL,
    accepted INTEGER NOT NULL,
    billable INTEGER NOT NULL,
    refused_minute INTEGER NOT NULL,
    refused_hour INTEGER NOT NULL,
    refused_day INTEGER NOT NULL,
    refused_quota INTEGER NOT NULL,
    refused_feature INTEGER NOT NULL,
    refused_key INTEGER NOT NULL,
    PRIMARY KEY(node, minute)) WITHOUT ROWID;
