namespace StreamTesting.Tests;

/// <summary>
/// Sums by key and window, written by hand as people do: a watermark, late records refire the window, and the last watermark closes all. Each
/// property but the first three is a bug.
/// </summary>
internal sealed record Windower
{
    public const long Size = 60_000;
    public const long Bound = 20_000;
    public const long Lateness = 30_000;

    public int Partitions { get; init; } = 1;

    /// <summary>Kafka Streams' way: a clock of the partition's own that is raised first, one result when the window is over, no last watermark.</summary>
    public bool IsFinalOnly { get; init; }

    public bool SaysIds { get; init; } = true;

    public bool Deduplicates { get; init; } = true;

    public Func<Arrival, string> DeduplicatesBy { get; init; } = arrival => arrival.Event.Id;

    public Func<Arrival, long> TimeOf { get; init; } = Scene.Ms;

    public Func<Arrival, string> KeyOf { get; init; } = arrival => arrival.Event.Key;

    public Func<long, long> StartOf { get; init; } = time => time - (((time % Size) + Size) % Size);

    public bool EndInclusive { get; init; }

    public long ClosesLaterBy { get; init; }

    public bool NeverCloses { get; init; }

    public bool DropsByItsOwnTime { get; init; }

    public bool MaximumOverPartitions { get; init; }

    public bool ClockGoesBack { get; init; }

    public bool LateIsNotAccumulated { get; init; }

    public bool LateDoesNotFire { get; init; }

    public bool LateAgainFromTheFirst { get; init; }

    public bool FiresBeforeTheEnd { get; init; }

    public bool FiresTwice { get; init; }

    public bool ForgetsTheOpenOnes { get; init; }

    public bool RestartsWithoutState { get; init; }

    public bool ReadsAgainAfterRestart { get; init; }

    public Func<IReadOnlyList<Arrival>, object> SumOf { get; init; } = arrivals => arrivals.Sum(Cents);

    public static decimal Cents(Arrival arrival) => (long)arrival.Event.Payload! / 100m;

    public static object? Right(IReadOnlyList<Arrival> arrivals) => arrivals.Sum(Cents);

    public IEnumerable<WindowResult> Run(IReadOnlyList<Arrival> arrivals)
    {
        var clocks = new Dictionary<int, long>();
        var open = new SortedDictionary<(long End, string Key, int Lane), Window>();
        var seen = new HashSet<string>();
        IEnumerable<Arrival> read = arrivals;
        if (ReadsAgainAfterRestart)
        {
            read = arrivals.Take(60).Concat(arrivals.Skip(50));
        }

        var number = 0;
        var before = long.MinValue;
        foreach (var arrival in read)
        {
            if (RestartsWithoutState && ++number == 45)
            {
                open.Clear();
            }

            var isCopy = !seen.Add(DeduplicatesBy(arrival)) && Deduplicates;
            var time = TimeOf(arrival);
            var lane = IsFinalOnly ? arrival.Partition : 0;
            if (IsFinalOnly)
            {
                Raise(clocks, arrival.Partition, time);
            }

            var clock = ClockOf(clocks, lane, before);
            foreach (var start in isCopy ? [] : StartsOf(time))
            {
                var end = start + Size;
                var isLate = NeverCloses ? false : DropsByItsOwnTime ? time <= clock : end + Lateness + ClosesLaterBy - 1 <= clock;
                if (isLate)
                {
                    continue;
                }

                var at = (end, KeyOf(arrival), lane);
                if (!open.TryGetValue(at, out var window))
                {
                    open[at] = window = new Window(at.Item2, start);
                }

                window.All.Add(arrival);
                window.New.Add(arrival);
                if (!IsFinalOnly && end - 1 <= clock && !LateDoesNotFire)
                {
                    yield return Fire(window, PaneTiming.Late);
                }
            }

            if (!IsFinalOnly)
            {
                Raise(clocks, arrival.Partition, time);
            }

            var now = ClockOf(clocks, lane, before);
            before = now;
            foreach (var result in Advance(open, now, lane))
            {
                yield return result;
            }
        }

        if (!IsFinalOnly && !ForgetsTheOpenOnes)
        {
            foreach (var result in Advance(open, long.MaxValue, 0))
            {
                yield return result;
            }
        }
    }

    private IEnumerable<long> StartsOf(long time)
    {
        var start = StartOf(time);
        yield return start;
        if (EndInclusive && time == start)
        {
            yield return start - Size;
        }
    }

    private void Raise(Dictionary<int, long> clocks, int partition, long time) =>
        clocks[partition] = ClockGoesBack ? time : Math.Max(time, clocks.GetValueOrDefault(partition, long.MinValue));

    private long ClockOf(Dictionary<int, long> clocks, int lane, long before)
    {
        if (IsFinalOnly)
        {
            // Grace is bound and lateness together: closed when end <= stream time - grace.
            return (MaximumOverPartitions ? clocks.Values.Max() : clocks[lane]) - Bound - 1;
        }

        if (clocks.Count < Partitions && !MaximumOverPartitions)
        {
            return long.MinValue;
        }

        return clocks.Count == 0 ? long.MinValue : (MaximumOverPartitions ? clocks.Values.Max() : clocks.Values.Min()) - Bound - 1;
    }

    private List<WindowResult> Advance(SortedDictionary<(long End, string Key, int Lane), Window> open, long clock, int lane)
    {
        var results = new List<WindowResult>();
        foreach (var (at, window) in open.Where(pair => pair.Key.Lane == lane).ToList())
        {
            var end = at.End + (IsFinalOnly ? Lateness + ClosesLaterBy : 0) - (FiresBeforeTheEnd ? Size / 2 : 0);
            if (!window.IsOut && end - 1 <= clock)
            {
                results.Add(Fire(window, PaneTiming.OnTime));
                if (FiresTwice)
                {
                    results.Add(Fire(window, PaneTiming.OnTime));
                }
            }

            if (!NeverCloses && at.End + Lateness + ClosesLaterBy - 1 <= clock)
            {
                open.Remove(at);
            }
        }

        return results;
    }

    private WindowResult Fire(Window window, PaneTiming timing)
    {
        var content = window.IsOut && LateIsNotAccumulated ? window.New : window.IsOut && LateAgainFromTheFirst ? [.. window.All, .. window.New] : window.All;
        window.IsOut = true;
        var result = new WindowResult(window.Key, window.Start)
        {
            Ids = SaysIds ? [.. content.Select(arrival => arrival.Event.Id)] : null,
            Count = SaysIds ? null : content.Count,
            Value = SumOf(content),
            Timing = IsFinalOnly ? null : timing,
        };
        window.New.Clear();
        return result;
    }

    private sealed record Window(string Key, long Start)
    {
        public List<Arrival> All { get; } = [];

        public List<Arrival> New { get; } = [];

        public bool IsOut { get; set; }
    }
}
