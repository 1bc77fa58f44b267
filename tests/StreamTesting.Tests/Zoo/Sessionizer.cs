namespace StreamTesting.Tests;

/// <summary>Sessions by key, written by hand: merged where they touch, put out when the watermark passes their end. Each property is a bug.</summary>
internal sealed record Sessionizer
{
    public const long Gap = 25_000;
    public const long Bound = 60_000;

    public bool DoesNotMerge { get; init; }

    public bool ExtendsForwardsOnly { get; init; }

    public bool GapIsExclusive { get; init; }

    public bool EndsWithLastEvent { get; init; }

    public bool NeverDrops { get; init; }

    public IEnumerable<WindowResult> Run(IEnumerable<Arrival> arrivals)
    {
        var open = new List<Session>();
        var seen = new HashSet<string>();
        var watermark = long.MinValue;
        foreach (var arrival in arrivals.Where(arrival => seen.Add(arrival.Event.Id)))
        {
            var time = Scene.Ms(arrival);
            var session = new Session(arrival.Event.Key, time, time + Gap, [arrival.Event.Id]);
            var touching = open.Where(other => other.Key == session.Key && Touches(other, session)).Take(DoesNotMerge ? 1 : int.MaxValue).ToList();
            foreach (var other in touching)
            {
                session = new Session(session.Key, ExtendsForwardsOnly ? other.Start : Math.Min(session.Start, other.Start), Math.Max(session.End, other.End), [.. other.Ids, .. session.Ids]);
            }

            if (NeverDrops || session.End - 1 > watermark)
            {
                open.RemoveAll(touching.Contains);
                open.Add(session);
            }

            watermark = Math.Max(watermark, time - Bound - 1);
            foreach (var done in open.Where(other => other.End - 1 <= watermark).ToList())
            {
                open.Remove(done);
                yield return Result(done);
            }
        }

        foreach (var rest in open)
        {
            yield return Result(rest);
        }
    }

    private bool Touches(Session other, Session session) => GapIsExclusive
        ? session.Start < other.End && other.Start < session.End
        : session.Start <= other.End && other.Start <= session.End;

    private WindowResult Result(Session session) => new(session.Key, session.Start) { EndMs = EndsWithLastEvent ? session.End - Gap : session.End, Ids = session.Ids };

    private sealed record Session(string Key, long Start, long End, List<string> Ids);
}
