#pragma once

#include <cstdint>

namespace tollgate::test {

enum class Sync : std::uint8_t {
    Works, // what was synced is on the disk
    IsLost, // nothing ever is: the control, under which a promise of durability has to break
};

// From here on SQLite keeps every write of this process in memory until it is synced. A process
// that is killed then leaves what a power cut would: the synced writes and none of the others.
// To be called before the first database is opened; one process at a time may use a file.
void keepWritesUntilSynced(Sync sync);

} // namespace tollgate::test
