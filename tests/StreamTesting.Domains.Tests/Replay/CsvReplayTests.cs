using System.Text;

namespace StreamTesting.Domains.Tests;

public sealed class CsvReplayTests : IDisposable
{
    private readonly string _file = Path.Combine(Path.GetTempPath(), $"streamtesting-{Guid.NewGuid():N}.csv");

    public void Dispose() => File.Delete(_file);

    [Fact]
    public void Fingerprint_InOtherCulturesAndOnSeveralThreads_IsTheSame()
    {
        var rows = string.Concat(Enumerable.Range(0, 200).Select(i => $"{i % 50},2026-01-{1 + (i % 28):00}T10:00:{i % 60:00}.5Z,-{i}.25\n"));
        var replay = Replay("id,at,price\n" + rows, o => o with { Numbers = ["price"] });

        Cultures.Fingerprints(new StreamPlan(replay).Late(0.1, TimeSpan.FromHours(2)).Duplicated(0.1).Over(3), new Seed(9)).Distinct().Count().ShouldBe(1);
    }

    [Fact]
    public void Events_SortedFile_AreItsRowsOneByOne()
    {
        var replay = Replay("id,at,what,price\na,2024-11-03,x,1.50\nb,2024-11-03 10:30:00,\"y,\"\"z\"\"\",\nc,2024-11-03T10:30:00.125+01:00,\"two\nlines\",007\n", o => o with { Numbers = ["price"] });

        var texts = Bytes(replay);

        replay.Report().ShouldSatisfyAllConditions(report => report.IsSorted.ShouldBeFalse(), report => report.BadRows.ShouldBe(0));
        texts.ShouldBe(
        [
            """{"event_id":"evt_000000","event_type":"row","event_timestamp":"2024-11-03T00:00:00.000Z","operation":"INSERT","data":{"id":"a","at":"2024-11-03","what":"x","price":1.50}}""",
            """{"event_id":"evt_000002","event_type":"row","event_timestamp":"2024-11-03T09:30:00.125Z","operation":"INSERT","data":{"id":"c","at":"2024-11-03T10:30:00.125+01:00","what":"two\nlines","price":7}}""",
            """{"event_id":"evt_000001","event_type":"row","event_timestamp":"2024-11-03T10:30:00.000Z","operation":"INSERT","data":{"id":"b","at":"2024-11-03 10:30:00","what":"y,\"z\"","price":null}}""",
        ]);
    }

    [Fact]
    public void Events_UnsortedFile_AreSortedByTimeAndThenByRow()
    {
        var replay = Replay("id,at\nd,2024-01-02\na,2024-01-01\nc,2024-01-02\nb,2024-01-01\n");

        replay.Events(new Seed(1)).Select(happened => happened.Key).ShouldBe(["a", "b", "d", "c"]);
        replay.Events(new Seed(1)).Select(happened => happened.Id).ShouldBe(["evt_000001", "evt_000003", "evt_000000", "evt_000002"]);
    }

    [Fact]
    public void Events_KeyThatComesAgain_AreOfOneEntity()
    {
        var replay = Replay("id,at\na,2024-01-01\nb,2024-01-01\na,2024-01-02\n");

        var events = replay.Events(new Seed(1)).ToList();

        events[2].Entity.ShouldBeSameAs(events[0].Entity);
        replay.SizeOf(new Seed(1)).ShouldBe(new DomainSize(3, 0));
    }

    [Theory]
    [InlineData("a,2024-01-01,1\nb,2024-13-01,2\nc,2024-01-03,3\n", "line 3, at '2024-13-01': it is no time; write 2024-11-03, 2024-11-03 10:30:00 or 2024-11-03T10:30:00.000Z.", 2)]
    [InlineData("a,2024-01-01,1\n\nb,2024-01-02,2x\nc,2024-01-03,3\n", "line 4, price '2x': it is no number; write 680 or 680.00.", 2)]
    [InlineData("a,2024-01-01,1\nb,2024-01-02\nc,2024-01-03,3\n", "line 3: it has 2 field(s), where the header has 3.", 2)]
    [InlineData("a,2024-01-01,1\nb,2024-01-02,2,2\nc,2024-01-03,3\n", "line 3: it has 4 field(s), where the header has 3.", 2)]
    [InlineData("a,2024-01-01,1\n,2024-01-02,2\nc,2024-01-03,3\n", "line 3, id '': it is empty, and it is the row's key.", 2)]
    [InlineData("\"a\nb\",2024-01-01,1\nb,2024-01-02,NaN\n", "line 4, price 'NaN': it is no number; write 680 or 680.00.", 1)]
    [InlineData("a,2024-01-01,1\nb\"c,2024-01-02,2\nc,2024-01-03,3\n", "line 3: a quote stands inside a field that is not quoted; quote the field and write two quotes for a quote inside.", 2)]
    [InlineData("a,2024-01-01,1\n\"b\"c,2024-01-02,2\nc,2024-01-03,3\n", "line 3: text follows the end of a quoted field; write two quotes for a quote inside.", 2)]
    [InlineData("a,2024-01-01,1\nb,2024-01-02,\"2\nc,2024-01-03,3\n", "line 3: a quoted field of it does not end before the end of the file.", 1)]
    [InlineData("a,2024-01-01,1\nb,2024-01-", "line 3: it has 2 field(s), where the header has 3.", 1)]
    public void Report_BadRow_SaysTheLineTheColumnTheValueAndWhatIsWrong(string rows, string expected, int events)
    {
        var replay = Replay("id,at,price\n" + rows, o => o with { Numbers = ["price"] });

        var report = replay.Report();

        report.Problems.ShouldHaveSingleItem().ToString().ShouldBe(expected);
        (report.BadRows, report.Events).ShouldBe((1, events));
        replay.Events(new Seed(1)).Count().ShouldBe(events);
    }

    [Fact]
    public void Report_BytesThatAreNotUtf8_AreABadRow()
    {
        File.WriteAllBytes(_file, [.. "id,at\na,2024-01-01\n"u8, 0xC3, 0x28, .. ",2024-01-02\nc,2024-01-03\n"u8]);

        new CsvReplay(_file, "at", "id").Report().Problems.ShouldHaveSingleItem().ToString().ShouldBe("line 3, id '\uFFFD(': it has bytes that are not UTF-8.");
    }

    [Fact]
    public void Report_QuoteThatSwallowsTheFile_EndsItWithoutReadingItIntoMemory()
    {
        File.WriteAllText(_file, "id,at\na,2024-01-01\nb,\"2024-01-02\n" + string.Concat(Enumerable.Repeat("c,2024-01-03\n", 500_000)));

        var report = new CsvReplay(_file, "at", "id").Report();

        report.Events.ShouldBe(1);
        report.Problems.ShouldHaveSingleItem().ToString().ShouldStartWith("line 3: the row is longer than 1048576 bytes");
    }

    [Theory]
    [InlineData(0, "line 3")]
    [InlineData(1, "line 5")]
    public void Validate_MoreBadRowsThanMayBe_StopsAtThatRow(int most, string line)
    {
        const string text = "id,at\na,2024-01-01\nb,x\nc,2024-01-03\nd,y\ne,2024-01-05\n";

        var error = Should.Throw<ArgumentException>(() => Replay(text, o => o with { MostBadRows = most }).Validate());

        error.Message.ShouldContain(line);
        error.Message.ShouldContain("mostBadRows");
        Replay(text, o => o with { MostBadRows = 2 }).Report().BadRows.ShouldBe(2);
    }

    [Theory]
    [InlineData("", "It is empty")]
    [InlineData("\n\n", "It is empty")]
    [InlineData("id,when\na,2024-01-01\n", "There is no column 'at'; there are id, when.")]
    [InlineData("id,at,id\na,2024-01-01,b\n", "The column 'id' comes twice")]
    public void Validate_FileThatIsNone_SaysWhy(string text, string expected)
    {
        var error = Should.Throw<ArgumentException>(() => Replay(text).Validate());

        error.Message.ShouldContain(expected);
        error.Message.ShouldContain(_file);
    }

    [Fact]
    public void Validate_FileThatIsNotThere_SaysWhich() =>
        Should.Throw<ArgumentException>(() => new CsvReplay(_file + "x", "at", "id").Validate()).Message.ShouldContain(_file + "x");

    [Fact]
    public void Validate_FileThatChanged_IsRefusedByItsHash()
    {
        var replay = Replay("id,at\na,2024-01-01\n");
        var pinned = replay with { Sha256 = replay.Report().Sha256 };
        pinned.Validate();

        File.AppendAllText(_file, "b,2024-01-02\n");

        Should.Throw<ArgumentException>(() => new CsvReplay(_file, "at", "id") { Sha256 = pinned.Sha256 }.Validate()).Message.ShouldContain("another file");
        Should.Throw<InvalidOperationException>(() => replay.Events(new Seed(1)).ToList()).Message.ShouldContain("changed while it was replayed");
    }

    [Fact]
    public void Events_OtherSeparatorAndByteOrderMark_AreRead()
    {
        File.WriteAllText(_file, "id;at\r\na,b;2024-01-01\r\n", new UTF8Encoding(true));

        new CsvReplay(_file, "at", "id") { Separator = ';' }.Events(new Seed(1)).ShouldHaveSingleItem().Key.ShouldBe("a,b");
    }

    [Fact]
    public void Report_OfDamagedFiles_EndsWithAReportOrASentence()
    {
        var whole = File.ReadAllBytes("bookings.csv");
        var random = new Seed(3).Random();
        var (reports, refusals) = (0, 0);
        for (var n = 0; n < 300; n++)
        {
            var damaged = whole[..(int)random.NextInRange(1, whole.Length)];
            for (var i = random.NextInRange(0, 30); i > 0; i--)
            {
                damaged[random.NextBelow(damaged.Length)] = (byte)(random.NextCoin(0.5) ? "\",\n\r;"u8[(int)random.NextBelow(5)] : random.NextInRange(0, 255));
            }

            File.WriteAllBytes(_file, damaged);
            try
            {
                var report = new HotelReplay(_file).Report();
                new HotelReplay(_file).Events(new Seed(1)).Count().ShouldBe((int)report.Events);
                report.ToString().Length.ShouldBeGreaterThan(10);
                reports++;
            }
            catch (ArgumentException exception)
            {
                exception.Message.ShouldContain(_file);
                exception.Message.Length.ShouldBeLessThan(1000);
                refusals++;
            }
        }

        reports.ShouldBeGreaterThan(100);
        refusals.ShouldBeGreaterThan(20);
    }

    [Fact]
    public void Validate_HeaderThatNeverEnds_SaysSo()
    {
        File.WriteAllText(_file, "\"id,at" + new string('x', 3_000_000));

        Should.Throw<ArgumentException>(() => new CsvReplay(_file, "at", "id").Validate()).Message.Length.ShouldBeLessThan(1000);
    }

    [Fact]
    public void Events_SortedFile_HoldNoRows()
    {
        const int rows = 100_000;
        File.WriteAllText(_file, "id,at,text\n" + string.Concat(Enumerable.Range(0, rows).Select(i => $"k{i},2024-01-01,{new string('x', 100)}\n")));
        var replay = new CsvReplay(_file, "at", "id");
        replay.Validate();

        Retention.AliveOf(replay.Events(new Seed(1)), rows - 1).ShouldBeLessThan(5);
        replay.Events(new Seed(1)).Count().ShouldBe(rows);
    }

    private CsvReplay Replay(string text, Func<CsvReplay, CsvReplay>? options = null)
    {
        File.WriteAllText(_file, text);
        var replay = new CsvReplay(_file, "at", "id");
        return options?.Invoke(replay) ?? replay;
    }

    private static List<string> Bytes(Domain domain) =>
    [
        .. new StreamPlan(domain).Generate(new Seed(1)).Select(arrival => Encoding.UTF8.GetString(arrival.ToBytes()))
            .Select(text => System.Text.RegularExpressions.Regex.Replace(text, "\"processing_timestamp\":\"[^\"]*\",", "")),
    ];
}
