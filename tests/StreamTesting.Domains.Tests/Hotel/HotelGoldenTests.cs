using System.Security.Cryptography;
using System.Text;

namespace StreamTesting.Domains.Tests;

/// <summary>The bytes of a seed. Where one of these changes, the format version in the seed's text changes with it.</summary>
public sealed class HotelGoldenTests
{
    private static readonly Dictionary<string, StreamPlan> Plans = new()
    {
        ["bookings"] = Hotel.Bookings(500),
        ["bookings as documented"] = Hotel.AsDocumented(4000),
        ["bookings, other options"] = Hotel.Bookings(300, o => o with
        {
            Start = new DateTimeOffset(2031, 7, 1, 0, 0, 0, TimeSpan.Zero),
            Span = TimeSpan.FromDays(100),
            Rate = Rate.Weekend(0.5) * Rate.BusinessHours(9, 17, 3),
            PropertyCount = 200_000,
            GuestCount = 200_000,
            UpdateRate = 0.8,
            UpdatesEach = 4,
            PendingRate = 0.7,
            CancelRate = 0.4,
            NoShowRate = 0.5,
            CheckedInAfterCancelRate = 0.3,
            RefundAtNineTenthsRate = 0.3,
            LeakedStatusRate = 0.3,
            InBandLabels = true,
            Sources = HotelSources.Channels,
            EventIds = HotelEventIds.Counter,
        }).Late(0.1, TimeSpan.FromHours(2)).Duplicated(0.05, DuplicateKind.Conflicting).Faulty(0.1, HotelFaults.ReversedDates).Over(3),
        ["guests"] = Hotel.Guests(),
        ["guests as Debezium"] = Hotel.Guests(options: o => o with { Form = GuestForm.Debezium, SnapshotCount = 20, UpdatesEach = 5, DeleteRate = 0.2, NoChangeRate = 0.1 }),
        ["guests as documented"] = Hotel.Guests(options: o => o with { Form = GuestForm.DebeziumAsDocumented }),
        ["room prices"] = Hotel.RoomPrices(10, o => o with { ChangeRate = 0.5 }),
        ["operations"] = Hotel.Operations().OutOfOrder(0.1).Duplicated(0.02, DuplicateKind.Conflicting).Over(2),
        ["replay"] = Hotel.Replay("bookings.csv", o => o with { CancelRate = 0.1, UpdateRate = 0.3 }),
    };

    public static TheoryData<string> Names => [.. Plans.Keys];

    [Theory]
    [InlineData("bookings", 1, "08fc2dd96c39585934022227ea42e6b5bd3397ead197fc5cdef506e8d69105a4")]
    [InlineData("bookings", ulong.MaxValue, "39ef44cc210e89c07479ddba10f5d07f2b140c2a95a5ee59def8b21e49ec60cf")]
    [InlineData("bookings as documented", 1, "1638bf3d2bbf0eb7c5b7cd466549a6380d331a177c1a722e68a2c38c50c7af47")]
    [InlineData("bookings as documented", ulong.MaxValue, "298799a7fdc5f58d8296dc105eb6a1662c363a175e63017475af260dbe7e9f55")]
    [InlineData("bookings, other options", 1, "dc03714ef042f339aa8f0509442cc771e43fbb4f57d838ab0b9ecf1a5aaa85cf")]
    [InlineData("bookings, other options", ulong.MaxValue, "5f957959b33d023c16e690534acc12f1b4c5e3d61cc6458a589beb369956767e")]
    [InlineData("guests", 1, "6eb3a0be8e284579a4e7fb3fb1e274428d9e00b9e13e1bc29948fa74713ba70f")]
    [InlineData("guests", ulong.MaxValue, "755c7e2f85a5b4d0bbabe107012836037d894076cf76765557aed75eae07e2a0")]
    [InlineData("guests as Debezium", 1, "9ca434d0b644e3da85837834eb7235798ca4f745901f57ae86b3b6d612f66df2")]
    [InlineData("guests as Debezium", ulong.MaxValue, "f309aec06de5cd6b51fe088e7bc081b90fc037f0b9031fbe46972e6c200e6ff9")]
    [InlineData("guests as documented", 1, "2af3b7a3ba6c44459a49f0725b055d6eedccb9e7022ac5fbd79685118c11d260")]
    [InlineData("guests as documented", ulong.MaxValue, "8f1a83817d3b4eb427abf772e850aef3c92bfef925da2acca85c3c6e36a744b3")]
    [InlineData("room prices", 1, "ab6ad84289a21412927aa7168827412f4acf5ed76c492f5ad2d092243b833be6")]
    [InlineData("room prices", ulong.MaxValue, "bacd05edcf7a6688e300afc29aba47d073d098cf19a70b53b690536cbe2ced16")]
    [InlineData("operations", 1, "f6dcf5cc8815b2a24695ca206426ff7af41de31fd0ebac41c98c9cddfcbf61e7")]
    [InlineData("operations", ulong.MaxValue, "8f7f671180fe7453895a770ee37b316b226bc97ad772e1214bdbf5d79a872aa7")]
    [InlineData("replay", 1, "85a898fe94c1a14a411ffb41b9d2d9e424f0fc682414f4ea2a34396b59609d4b")]
    [InlineData("replay", ulong.MaxValue, "65a71ae6885a33278220589af6710dc8f2f61d97c453aed09083f0124169b843")]
    public void Fingerprint_OfFormatVersion1_NeverChanges(string plan, ulong seed, string expected) => Plans[plan].Generate(new Seed(seed)).Fingerprint().ShouldBe(expected);

    [Theory]
    [MemberData(nameof(Names))]
    public void Fingerprint_InOtherCulturesAndOnSeveralThreads_IsTheSame(string plan) => Cultures.Fingerprints(Plans[plan], new Seed(1)).Distinct().Count().ShouldBe(1);

    [Theory]
    [InlineData(1, "c9e3f01ba5c5284275284356286d0a9ee9589ebba67cdd5412fe3e403a375412")]
    [InlineData(42, "ece265e277327b2651bfd41fd94e21af43dd8b57db05ff6b48a8de403099a9b1")]
    public void Names_OfASeed_NeverChange(ulong seed, string expected)
    {
        var names = GuestNames.Of(new Seed(seed));

        names.First.Distinct().Count().ShouldBe(256);
        names.Last.Distinct().Count().ShouldBe(256);
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', [.. names.First, .. names.Last])))).ShouldBe(
            expected, "Bogus draws other names now: a change of the bytes, and so of the format version");
    }
}
