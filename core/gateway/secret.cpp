#include "gateway/secret.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/rand.h>

#include <cstdlib>
#include <memory>

namespace tollgate::gateway {

namespace {

struct FreeDigest {
    void operator()(EVP_MD* digest) const { EVP_MD_free(digest); }
    void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
};

// Fetching the algorithm and making a context cost five times what the hash itself does.
struct Hasher {
    std::unique_ptr<EVP_MD, FreeDigest> sha256{EVP_MD_fetch(nullptr, "SHA256", nullptr)};
    std::unique_ptr<EVP_MD_CTX, FreeDigest> context{EVP_MD_CTX_new()};
};

std::string randomText(std::string_view prefix, std::size_t length)
{
    constexpr std::string_view kLetters
        = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    // Bytes from here up are drawn again, so that every letter is as likely.
    constexpr unsigned kFair = 256 - 256 % kLetters.size();
    std::string text(prefix);
    while (text.size() < prefix.size() + length) {
        unsigned char byte = 0;
        if (RAND_bytes(&byte, 1) != 1)
            std::abort(); // without randomness no secret is one
        if (byte < kFair)
            text += kLetters[byte % kLetters.size()];
    }
    return text;
}

} // namespace

ports::SecretHash hashOf(std::string_view secret)
{
    thread_local const Hasher hasher;
    ports::SecretHash hash{};
    unsigned size = 0;
    const bool done = EVP_DigestInit_ex2(hasher.context.get(), hasher.sha256.get(), nullptr) == 1
        && EVP_DigestUpdate(hasher.context.get(), secret.data(), secret.size()) == 1
        && EVP_DigestFinal_ex(hasher.context.get(), hash.data(), &size) == 1;
    if (!done)
        std::abort(); // a hash of nothing would let everybody in
    return hash;
}

std::string makeSecret(std::string_view prefix) { return randomText(prefix, 32); }

std::string makeId(std::string_view prefix) { return randomText(prefix, 16); }

bool isSameSecret(std::string_view a, std::string_view b)
{
    return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0;
}

} // namespace tollgate::gateway
