namespace StreamTesting;

/// <summary>One arrival on one side of a join, with the partners that it has or may have.</summary>
internal sealed class JoinRow(ArrivalVerdict verdict, bool isLeft, int ordinal, long ownClock)
{
    private List<(JoinRow Row, JoinExpectation Pair)>? _partners;

    public ArrivalVerdict Verdict { get; } = verdict;

    public bool IsLeft { get; } = isLeft;

    public int Ordinal { get; } = ordinal;

    /// <summary>The greatest event time of the rows that arrived in its partition so far, its own among them: no clock that it meets is lower.</summary>
    public long OwnClock { get; } = ownClock;

    public IReadOnlyList<(JoinRow Row, JoinExpectation Pair)> Partners => _partners ?? [];

    public Arrival Arrival => Verdict.Arrival;

    public long Time { get; } = verdict.Arrival.Event.EventTime.ToUnixTimeMilliseconds();

    public void Add(JoinRow partner, in JoinExpectation pair) => (_partners ??= []).Add((partner, pair));

    /// <summary>Whether it reaches the job before another one: by its place in the partition, or by a barrier between them. Null where nobody knows.</summary>
    public bool? IsBefore(JoinRow other) => Arrival.Position == other.Arrival.Position ? null
        : Arrival.Barrier != other.Arrival.Barrier ? Arrival.Barrier < other.Arrival.Barrier
        : Arrival.Topic == other.Arrival.Topic && Arrival.Partition == other.Arrival.Partition ? Arrival.Position < other.Arrival.Position
        : null;
}
