namespace StreamTesting.Tests;

/// <summary>A join of even with odd events within a stretch of event time, written by hand behind one watermark. Each property from the third on is a bug.</summary>
internal sealed record Joiner
{
    public const long Bound = 20_000;

    public long Lower { get; init; } = -15_000;

    public long Upper { get; init; } = 45_000;

    public bool BoundsExclusive { get; init; }

    public bool NeverLate { get; init; }

    public long LateEarlierBy { get; init; }

    public bool Deduplicates { get; init; } = true;

    public bool KeepsOnlyTheLatest { get; init; }

    public bool ForgetsWhenJoined { get; init; }

    public Func<Arrival, string> KeyOf { get; init; } = arrival => arrival.Event.Key;

    public IEnumerable<JoinedPair> Run(IEnumerable<Arrival> arrivals)
    {
        var rows = new Dictionary<(string Key, bool IsLeft), List<(long Time, string Id)>>();
        var seen = new HashSet<string>();
        var watermark = long.MinValue;
        foreach (var arrival in arrivals.Where(arrival => seen.Add(arrival.Event.Id) || !Deduplicates))
        {
            var (time, isLeft, key) = (Scene.Ms(arrival), arrival.Event.Type == "even", KeyOf(arrival));
            var greatest = Math.Max(watermark, time - Bound - 1);
            if (time - LateEarlierBy >= watermark || NeverLate)
            {
                var own = Rows(key, isLeft);
                if (KeepsOnlyTheLatest)
                {
                    own.Clear();
                }

                own.Add((time, arrival.Event.Id));
                var others = Rows(key, !isLeft);
                var partners = others.Where(other => AreNear(isLeft ? time : other.Time, isLeft ? other.Time : time)).ToList();
                foreach (var other in partners)
                {
                    yield return isLeft ? new JoinedPair(arrival.Event.Id, other.Id) : new JoinedPair(other.Id, arrival.Event.Id);
                }

                if (ForgetsWhenJoined)
                {
                    others.RemoveAll(partners.Contains);
                }
            }

            watermark = greatest;
            foreach (var ((_, left), kept) in rows.Where(_ => !NeverLate))
            {
                kept.RemoveAll(row => row.Time + Math.Max(0, left ? Upper : -Lower) <= watermark);
            }
        }

        List<(long Time, string Id)> Rows(string key, bool left) => rows.TryGetValue((key, left), out var known) ? known : rows[(key, left)] = [];
    }

    private bool AreNear(long left, long right) => BoundsExclusive
        ? right > left + Lower && right < left + Upper
        : right >= left + Lower && right <= left + Upper;
}
