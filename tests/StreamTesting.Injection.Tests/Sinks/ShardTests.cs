namespace StreamTesting.Injection.Tests;

public sealed class ShardTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    public static TheoryData<int, JsonLayout> Splits
    {
        get
        {
            var splits = new TheoryData<int, JsonLayout>();
            foreach (var shards in new[] { 1, 2, 3, 7 })
            {
                foreach (var layout in Enum.GetValues<JsonLayout>())
                {
                    splits.Add(shards, layout);
                }
            }

            return splits;
        }
    }

    [Theory]
    [MemberData(nameof(Splits))]
    public async Task WriteToAsync_InShards_JoinsToTheWhole(int shards, JsonLayout layout)
    {
        foreach (var (name, stream) in new[] { ("orders", Streams.Orders()), ("rows", Streams.Rows()), ("faulty", Streams.Faulty()), ("two", Streams.Orders(1)), ("none", Streams.Orders(0)) })
        {
            await stream.WriteToAsync(Sinks(Path.Combine("whole", name), layout));
            for (var i = 1; i <= shards; i++)
            {
                await stream.WriteToAsync(Sinks(Path.Combine($"part{i}", name), layout), new SinkOptions { Shard = new Shard(i, shards) });
            }
        }

        var files = _folder.Contents();
        var whole = Files(files, "whole");
        var joined = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        for (var i = 1; i <= shards; i++)
        {
            foreach (var (name, bytes) in Files(files, $"part{i}"))
            {
                joined[name] = [.. joined.GetValueOrDefault(name, []), .. bytes];
            }
        }

        FileSinkTests.ShouldBeSame(joined, whole);
        whole.Count.ShouldBeGreaterThan(50);
    }

    [Fact]
    public void RangeOf_AllShards_CoversEachArrivalOnce()
    {
        foreach (var arrivals in new long[] { 0, 1, 2, 6, 7, 8, 1000, long.MaxValue })
        {
            long next = 0;
            for (var i = 1; i <= 7; i++)
            {
                var (from, to) = new Shard(i, 7).RangeOf(arrivals);
                from.ShouldBe(next);
                to.ShouldBeGreaterThanOrEqualTo(from);
                next = to;
            }

            next.ShouldBe(arrivals);
        }
    }

    [Theory]
    [InlineData("1/1", 1, 1)]
    [InlineData("2/7", 2, 7)]
    [InlineData("1000000/1000000", 1_000_000, 1_000_000)]
    public void TryParse_AShard_IsRead(string text, int number, int of)
    {
        Shard.TryParse(text, out var shard).ShouldBeTrue();

        shard.ShouldBe(new Shard(number, of));
        shard.ToString().ShouldBe(text);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("0/3")]
    [InlineData("4/3")]
    [InlineData("1/0")]
    [InlineData("-1/3")]
    [InlineData("1/1000001")]
    [InlineData("1/2/3")]
    [InlineData("a/b")]
    [InlineData(" 1/2")]
    public void TryParse_NoShard_IsRefused(string? text) => Shard.TryParse(text, out _).ShouldBeFalse();

    [Fact]
    public void Shard_Impossible_SaysTheRange()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => new Shard(4, 3)).Message.ShouldStartWith("The shard is 4 of 3; it must lie between 1 and 3.");
        Should.Throw<ArgumentOutOfRangeException>(() => new Shard(1, 0)).Message.ShouldStartWith("The number of shards is 0; it must lie between 1 and 1000000.");
        default(Shard).ShouldBe(new Shard(1, 1));
    }

    private static SortedDictionary<string, byte[]> Files(SortedDictionary<string, byte[]> all, string folder) => new(
        all.Where(file => file.Key.StartsWith(folder + "/", StringComparison.Ordinal)).ToDictionary(file => file.Key[(folder.Length + 1)..], file => file.Value),
        StringComparer.Ordinal);

    private IReadOnlyList<IArrivalSink> Sinks(string folder, JsonLayout layout) =>
    [
        Sink.File(_folder[folder, "events"], layout),
        Sink.Stream(File.Create(Made(_folder[folder, "stdout"])), layout, leaveOpen: false),
        Sink.ByArrivalDate(_folder[folder, "arrival"], layout),
        Sink.ByEventDate(_folder[folder, "event"], layout),
        Sink.ByTopic(_folder[folder, "topic"], layout),
        Sink.Truth(_folder[folder, "truth.jsonl"]),
        Sink.Stats(_folder[folder, "stats.json"], outDir: "out"),
    ];

    private static string Made(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return path;
    }
}
