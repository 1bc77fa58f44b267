using System.Globalization;

namespace StreamTesting;

/// <summary>What is true of one window of one key once nothing more can come into it. Immutable.</summary>
public sealed class WindowTruth
{
    internal WindowTruth(string topic, string key, long start, long end, IReadOnlyList<Arrival> must, IReadOnlyList<Arrival> may)
    {
        (Topic, Key, StartMs, EndMs, Must, May) = (topic, key, start, end, must, may);
    }

    /// <summary>The topic of its key; empty where the domain has only one without a name.</summary>
    public string Topic { get; }

    /// <summary>Its key.</summary>
    public string Key { get; }

    /// <summary>Its start, inclusive.</summary>
    public DateTimeOffset Start => EngineTime.Bound(StartMs);

    /// <summary>Its end: exclusive; for Kafka Streams' sessions the time of the last record, inclusive.</summary>
    public DateTimeOffset End => EngineTime.Bound(EndMs);

    /// <summary>Its start in ms since the epoch, as the engine has it.</summary>
    public long StartMs { get; }

    /// <summary>Its end in ms since the epoch, as the engine has it.</summary>
    public long EndMs { get; }

    /// <summary>
    /// Whether a result of it comes out by the end of the stream: <see cref="Expectation.MustNot"/> where the clock never gets that far, so that it
    /// takes a flush.
    /// </summary>
    public Expectation Expectation { get; internal init; }

    /// <summary>The arrivals that are in its final content in any case, in the order of their positions. Counts, sums, any aggregate follow.</summary>
    public IReadOnlyList<Arrival> Must { get; }

    /// <summary>The arrivals that are in it in some correct jobs and not in others, in the order of their positions. Why, <see cref="Doubt"/> says.</summary>
    public IReadOnlyList<Arrival> May { get; }

    /// <summary>
    /// Whether there is such a window in any case, with these bounds. Always true for windows of fixed size that something must be in; a session may
    /// exist in some correct jobs and not in others, where another record may join or bridge it.
    /// </summary>
    public Expectation Exists { get; internal init; }

    /// <summary>Whether its content is decided.</summary>
    public bool IsExact => May.Count == 0 && Exists == Expectation.Must;

    /// <summary>
    /// What its content hangs on, or, with <see cref="StreamTesting.Doubt.StoreRetention"/>, whether its only result is not lost with the engine's store; null where all is
    /// decided.
    /// </summary>
    public Doubt? Doubt { get; internal init; }

    /// <summary>
    /// Its results one by one, where they are decided; of a session also those of the sessions that it grew out of, with what was taken back. Null where they are not (several partitions whose interleaving matters, micro-batches, timers of
    /// processing time) or were not asked for (<see cref="TruthOptions.Panes"/>). Any sequence must follow <see cref="Rules"/> in either case.
    /// </summary>
    public IReadOnlyList<WindowPane>? Panes { get; internal init; }

    /// <summary>The rules that its results follow.</summary>
    public PaneRules Rules { get; internal init; } = PaneRules.OnTimeThenLate;

    /// <summary>The ids of the events that are in it in any case, in the order of arrival.</summary>
    public IEnumerable<string> Ids => Must.Select(arrival => arrival.Event.Id);

    /// <summary>Says what is wrong with a content, by ids.</summary>
    /// <param name="ids">The ids in a final result of this window.</param>
    /// <returns>The first thing wrong, with the id; null where the content is right.</returns>
    public string? WhyNot(IEnumerable<string> ids)
    {
        ArgumentNullException.ThrowIfNull(ids);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var id in ids)
        {
            if (!seen.Add(id))
            {
                return $"'{id}' is in it twice";
            }
        }

        if (Must.FirstOrDefault(arrival => !seen.Contains(arrival.Event.Id)) is { } missing)
        {
            return string.Create(CultureInfo.InvariantCulture, $"'{missing.Event.Id}' (position {missing.Position}) is missing");
        }

        seen.ExceptWith(Ids);
        seen.ExceptWith(May.Select(arrival => arrival.Event.Id));
        return seen.Count == 0 ? null : $"'{seen.Order(StringComparer.Ordinal).First()}' must not be in it";
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"[{EngineTime.Text(StartMs)}, {EngineTime.Text(EndMs)}) of {Key}: {Must.Count} must{(May.Count == 0 ? "" : $", {May.Count} may")}, {Expectation switch { Expectation.Must => "comes out", Expectation.MustNot => "does not come out without a flush", _ => "may come out" }}");
}
