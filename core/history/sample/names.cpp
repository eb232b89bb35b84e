#include "history/sample/names.h"

#include <fmt/format.h>

#include <array>
#include <cassert>
#include <string_view>

namespace tollgate::history {

namespace {

constexpr std::array<std::string_view, 6> kKnown{
    "Parcelo", "Nordlicht Maps", "Hafen Logistics", "Blau & Söhne", "Tidewater Labs", "Kiosk24"};

constexpr std::array<std::string_view, 70> kStems{"Ahornweg", "Alderbrook", "Amberfold",
    "Birkenhain", "Blaumeise", "Brackwater", "Bramblegate", "Brightquay", "Buchfink", "Cinderpath",
    "Cloudberry", "Copperlane", "Côte Verte", "Dachstuhl", "Driftwood", "Dünenwind", "Eichenhof",
    "Eisvogel", "Elmsgate", "Falkensee", "Farnholt", "Feldpost", "Fernhill", "Fjordline",
    "Flussaue", "Foxglove", "Gartenzaun", "Glasfluss", "Goldammer", "Greywharf", "Grünwald",
    "Heidekraut", "Hollowell", "Ibisway", "Inselpost", "Juniper Row", "Kaiserkai", "Kestrelton",
    "Kiesweg", "Kornblume", "Lachsfang", "Larkspur", "Leuchtturm", "Lindenau", "Meerblick",
    "Millrace", "Moorland", "Möwenflug", "Nachtzug", "Nebelhorn", "Northmoor", "Ochsenweg",
    "Otterbach", "Papierboot", "Pinewick", "Quarzwerk", "Rabenstein", "Redcurrant", "Rosenquarz",
    "Saltmarsh", "Schilfrohr", "Seagrass", "Silberpfad", "Steinadler", "Sturmvogel", "Tannhof",
    "Thistledown", "Uferlicht", "Willowmere", "Zaunkönig"};

constexpr std::array<std::string_view, 36> kTrades{" Maps", " Logistics", " Labs", " & Söhne", "24",
    " Mobility", " Freight", " Studio", " Retail", " Travel", " Systems", " Energy", " Couriers",
    " Analytics", " Robotics", " Foods", " & Co", " Health", " Insurance", " Media", " Cycles",
    " Homes", " Market", " Works", " Software", " Data", " Rentals", " Parcel", " Tickets",
    " Fleet", " Outdoors", " Kitchens", " Security", " Ferries", " Tours", " Press"};

} // namespace

std::string sampleName(std::uint32_t number)
{
    assert(number < kSampleConsumers);
    if (number < kKnown.size())
        return std::string(kKnown[number]);
    // A stem comes back every 70 numbers, up to six times, and each time with another trade: 771
    // places further on, which is 15 of 36, and six multiples of that are all different.
    const std::size_t round = number / kStems.size();
    return fmt::format("{}{}", kStems[number % kStems.size()],
        kTrades[(number * std::size_t{11} + round) % kTrades.size()]);
}

std::string sampleId(std::uint32_t number)
{
    // Steps of an odd length meet each of the 2^24 places once. Parcelo is number 0.
    constexpr std::uint32_t kParcelo = 0x8f3a2b;
    constexpr std::uint32_t kStep = 0x9e3779;
    return fmt::format("cust_{:06x}", (kParcelo + number * kStep) & 0xffffff);
}

} // namespace tollgate::history
