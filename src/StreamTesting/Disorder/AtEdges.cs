using System.Globalization;
using System.Text.Json.Serialization;

namespace StreamTesting;

/// <summary>
/// Lets arrivals come at the very millisecond where an engine's rules change, one before it, and one after it. A chosen event is held until its partition
/// is so far, or gets a companion: an event that the step adds (<see cref="Domain.Marker"/>), to move the partition to that time, or to be the other event of a
/// key. What is added is an event like all others, and part of the truth.
/// </summary>
/// <remarks>
/// Which edges there are follows from the lengths that are given. Each chosen event draws one of them. Where its partition is beyond the edge already, the
/// event comes at once; the summary counts the edges that the arrivals really hit.
/// </remarks>
/// <param name="Rate">The share of the events that are brought to an edge, from 0 to 1.</param>
public sealed record AtEdges(double Rate) : RatedStep(Rate)
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(3650);

    /// <summary>The size of windows; null, the default, for none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public TimeSpan? Size { get; init; }

    /// <summary>How far apart windows start; their size where it is null, the default.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public TimeSpan? Slide { get; init; }

    /// <summary>Where a window starts; zero by default.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public TimeSpan Offset { get; init; }

    /// <summary>The session gap; null, the default, for no sessions.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public TimeSpan? Gap { get; init; }

    /// <summary>The out-of-orderness bound (watermark delay) of the clock; zero by default.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public TimeSpan Bound { get; init; }

    /// <summary>The allowed lateness, or grace; zero by default.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public TimeSpan Lateness { get; init; }

    /// <summary>Whether the engine calls events late by themselves; false by default.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool LateEvents { get; init; }

    /// <summary>The horizon of a deduplication in event time; null, the default, for none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public TimeSpan? Horizon { get; init; }

    /// <summary>
    /// Whether the first event of each partition that has any has others before it, added in the first windows after 1970 began, from its first ms on. False by
    /// default: they lie as far behind the other events as those behind 1970. Only with <see cref="Size"/>.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool NearEpoch { get; init; }

    /// <summary>The edges that there are, by what is given.</summary>
    [JsonIgnore]
    public IReadOnlyList<Edge> Edges =>
    [
        .. Sides(EdgeKind.WindowClose, Size is not null),
        .. Sides(EdgeKind.EventLate, LateEvents),
        .. Sides(EdgeKind.WindowBorder, Size is not null),
        .. Sides(EdgeKind.SessionClose, Gap is not null),
        .. Sides(EdgeKind.SessionGap, Gap is not null),
        .. Gap is null ? (Edge[])[] : [new Edge(EdgeKind.SessionBridge, 0)],
        .. Sides(EdgeKind.DedupHorizon, Horizon is not null),
        new Edge(EdgeKind.Tie, 0),
        .. NearEpoch ? [new Edge(EdgeKind.NearEpoch, 0)] : (Edge[])[],
    ];

    /// <summary>The edges that a chosen event may draw.</summary>
    [JsonIgnore]
    internal IReadOnlyList<Edge> Drawn => [.. Edges.Where(edge => edge.Kind != EdgeKind.NearEpoch)];

    /// <summary>When the events near the epoch happen, in ms.</summary>
    [JsonIgnore]
    internal IReadOnlyList<long> EpochMs
    {
        get
        {
            var (size, slide) = ((long)(Size?.TotalMilliseconds ?? 0), (long)((Slide ?? Size)?.TotalMilliseconds ?? 0));
            return NearEpoch ? [.. new[] { 1, slide - 1, slide, size - 1, size }.Where(ms => ms > 0).Distinct().Order()] : [];
        }
    }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Description => string.Create(CultureInfo.InvariantCulture, $"at {Edges.Count} edges{Lengths}, {RateText}");

    internal override string Kind => "at-edges";

    private string Lengths => string.Concat(
        Size is { } size ? $" of windows of {size}{(Slide is { } slide ? $" every {slide}" : "")}" : "",
        Gap is { } gap ? $" of sessions with gaps of {gap}" : "",
        Horizon is { } horizon ? $" of a horizon of {horizon}" : "");

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">Events are to be near the epoch, and there is no size of windows.</exception>
    public override void Validate(Domain domain)
    {
        base.Validate(domain);
        Length(Size, 1, nameof(Size), "The size of windows (size)");
        Length(Slide, 1, nameof(Slide), "The slide of windows (slide)");
        Length(Gap, 4, nameof(Gap), "The session gap (gap)");
        Length(Bound, 0, nameof(Bound), "The bound (bound)");
        Length(Lateness, 0, nameof(Lateness), "The allowed lateness (lateness)");
        Length(Horizon, 0, nameof(Horizon), "The horizon (horizon)");
        if (NearEpoch && Size is null)
        {
            throw new ArgumentException("The events of 'atEdges' near the epoch (nearEpoch) are laid by the size of windows (size); give it as well.", nameof(NearEpoch));
        }

        Guard.Between(Offset, -Longest, Longest, nameof(Offset), "Where a window starts (offset) of 'atEdges'");
    }

    /// <summary>The end of the last window that a time is in, in ms.</summary>
    internal long WindowEnd(long ms) => ms - FromBorder(ms) + (long)Size!.Value.TotalMilliseconds;

    /// <summary>How far a time is behind the last start of a window, in ms.</summary>
    internal long FromBorder(long ms)
    {
        var slide = (long)(Slide ?? Size)!.Value.TotalMilliseconds;
        return (((ms - (long)Offset.TotalMilliseconds) % slide) + slide) % slide;
    }

    /// <summary>How far the partition must be for an event to come at an edge, in ms; for edges where that decides.</summary>
    internal long? MomentOf(in Edge edge, long ms) => edge.Kind switch
    {
        EdgeKind.WindowClose => WindowEnd(ms) + Delay + edge.Offset,
        EdgeKind.EventLate => ms + (long)Bound.TotalMilliseconds + edge.Offset,
        EdgeKind.SessionClose => ms + (long)Gap!.Value.TotalMilliseconds + Delay + edge.Offset,
        EdgeKind.DedupHorizon => ms + (long)Horizon!.Value.TotalMilliseconds + edge.Offset,
        _ => null,
    };

    private long Delay => (long)(Bound + Lateness).TotalMilliseconds;

    private static IEnumerable<Edge> Sides(EdgeKind kind, bool there) => there ? [new Edge(kind, -1), new Edge(kind, 0), new Edge(kind, 1)] : [];

    private static void Length(TimeSpan? length, long least, string name, string of)
    {
        if (length is { } known)
        {
            Guard.Milliseconds(known, name, $"{of} of 'atEdges'", least);
            Guard.Between(known, TimeSpan.Zero, Longest, name, $"{of} of 'atEdges'");
        }
    }
}
