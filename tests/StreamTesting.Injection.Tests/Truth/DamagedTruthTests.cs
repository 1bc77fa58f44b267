using System.Text;

namespace StreamTesting.Injection.Tests;

public sealed class DamagedTruthTests
{
    private static readonly string[] Whole = Lines();

    [Fact]
    public void Read_AWholeFile_IsRead() => Read(Whole).Arrivals.Count.ShouldBe(Whole.Count(line => line.Contains("\"line\":\"arrival\"")));

    [Fact]
    public void Read_WithoutTheLastLineFeed_IsRead() => TruthFile.Read(new MemoryStream(Encoding.UTF8.GetBytes(string.Join('\n', Whole))), "t").Summary.ShouldNotBeNull();

    [Fact]
    public void Read_CutOffAnywhere_IsRefused()
    {
        var bytes = Encoding.UTF8.GetBytes(string.Join('\n', Whole) + "\n");
        for (var length = 0; length < bytes.Length - 1; length += 37)
        {
            Should.Throw<TruthFormatException>(() => TruthFile.Read(new MemoryStream(bytes, 0, length), "t"), $"cut off after {length} bytes");
        }
    }

    [Fact]
    public void Read_Nothing_SaysSo() => Problem([]).ShouldBe("t.jsonl, line 1: the file is empty.");

    [Fact]
    public void Read_CutOffAfterALine_SaysSo() => Problem(Whole[..3]).ShouldBe("t.jsonl, line 4: the summary is missing: the file is cut off.");

    [Fact]
    public void Read_CutOffWithinALine_SaysSo() =>
        Problem([.. Whole[..2], Whole[2][..50]]).ShouldBe("t.jsonl, line 3: it is no JSON (at byte 50): the line is damaged or cut off.");

    [Fact]
    public void Read_WithoutAHeader_SaysSo() =>
        Problem(Whole[1..]).ShouldBe("t.jsonl, line 1: the first line is no header. A shard's part is no file of its own: put the parts one behind the other first.");

    [Fact]
    public void Read_OfAnotherVersion_SaysSo() =>
        Problem([Whole[0].Replace("\"version\":1", "\"version\":2")]).ShouldBe("t.jsonl, line 1: its format version is 2; this library reads version 1.");

    [Fact]
    public void Read_WithALineMissing_SaysSo() =>
        Problem([Whole[0], .. Whole[2..]]).ShouldBe("t.jsonl, line 2: 'position' is 1, where 0 follows: lines are missing or doubled.");

    [Fact]
    public void Read_WithAStateMissing_SaysSo() =>
        Problem([.. Whole[..^2], Whole[^1]]).ShouldBe($"t.jsonl, line {Whole.Length - 1}: 'states' is 2, and the file has 1: lines are missing or doubled.");

    [Fact]
    public void Read_OfTwoFiles_SaysSo() =>
        Problem([.. Whole, .. Whole]).ShouldBe($"t.jsonl, line {Whole.Length + 1}: it comes after the summary, which is the last line. Two files in one?");

    [Theory]
    [InlineData("\"partition\":0", "\"partition\":-1", "'partition' is -1; it must be a whole number from 0.")]
    [InlineData("\"partition\":0", "\"partition\":\"0\"", "'partition' is \"0\"; it must be a whole number from 0.")]
    [InlineData("\"partition\":0,", "", "it has no member 'partition'.")]
    [InlineData("\"offset\":0", "\"offset\":5", "'offset' is 5, where 0 follows in partition 0.")]
    [InlineData("\"key\":\"O-0000001\"", "\"key\":null", "'key' is null; it must be a text.")]
    [InlineData("Z\",\"arrivalTime\"", "\",\"arrivalTime\"", "'eventTime' is \"2026-01-05T07:31:31\"; it must be a time in UTC such as 2026-01-15T12:30:45Z.")]
    [InlineData("\"lateBySeconds\":", "\"lateBySeconds\":0.00000001, \"x\":", "'lateBySeconds' is 0.00000001; it must be a number of seconds with at most 7 decimals.")]
    [InlineData("\"expectation\":\"must\"", "\"expectation\":\"maybe\"", "'expectation' is \"maybe\"; it must be one of must, mustNot, may.")]
    [InlineData("\"line\":\"arrival\"", "\"line\":\"departure\"", "'line' is 'departure'; it must be header, arrival, state or summary.")]
    [InlineData("\"expectation\"", "\"duplicate\":{\"kind\":\"exact\",\"of\":0},\"expectation\"", "it is a duplicate of position 0, which must lie before its own, 0.")]
    [InlineData("\"expectation\"", "\"causes\":[1],\"expectation\"", "'causes' is [1]; it must be an array of texts.")]
    public void Read_WithADamagedMember_SaysWhich(string old, string damaged, string problem)
    {
        Whole[1].ShouldContain(old);

        Problem([Whole[0], Whole[1].Replace(old, damaged)]).ShouldBe("t.jsonl, line 2: " + problem);
    }

    [Theory]
    [InlineData("5", "it is Number, where an object is needed.")]
    [InlineData("", "it is no JSON (at byte 0): the line is damaged or cut off.")]
    [InlineData("{}", "it has no member 'line'.")]
    public void Read_OfAnotherKindOfLine_SaysSo(string line, string problem) => Problem([Whole[0], line, .. Whole[1..]]).ShouldBe("t.jsonl, line 2: " + problem);

    [Fact]
    public void ReadLines_OfADamagedFile_YieldsWhatComesBefore()
    {
        using var lines = TruthFile.ReadLines(new MemoryStream(Encoding.UTF8.GetBytes(string.Join('\n', Whole[..2]))), "t").GetEnumerator();

        lines.MoveNext().ShouldBeTrue();
        lines.MoveNext().ShouldBeTrue();
        lines.Current.ShouldBeOfType<TruthArrival>().Position.ShouldBe(0);
        Should.Throw<TruthFormatException>(() => lines.MoveNext()).Line.ShouldBe(3);
    }

    private static string Problem(IEnumerable<string> lines) => Should.Throw<TruthFormatException>(() => Read(lines)).Message;

    private static TruthFile Read(IEnumerable<string> lines) =>
        TruthFile.Read(new MemoryStream(Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => line + "\n")))), "t.jsonl");

    private static string[] Lines()
    {
        using var folder = new TemporaryFolder();
        Task.Run(() => StreamTesting.Domains.Orders.Lifecycles(2).Generate(new Seed(1)).WriteToAsync(Sink.Truth(folder["t"]))).GetAwaiter().GetResult();
        return File.ReadAllLines(folder["t"]);
    }
}
