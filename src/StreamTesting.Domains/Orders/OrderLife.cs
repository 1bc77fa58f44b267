namespace StreamTesting.Domains;

/// <summary>One open order: what its events share, and when its steps happen.</summary>
internal sealed class OrderLife
{
    private int _next;

    public required long Index { get; init; }

    public required StreamEntity Entity { get; init; }

    public required OrderContext Context { get; init; }

    public required int Cents { get; init; }

    public required string Currency { get; init; }

    public required bool IsVersion2 { get; init; }

    public required OrderSchedule Schedule { get; init; }

    /// <summary>When the next step happens, in seconds since year 1.</summary>
    public long Due => Schedule.SecondsOf(_next);

    public bool IsOver => _next == Schedule.Count;

    public bool IsLast => _next == Schedule.Count - 1;

    public OrderStep Step => Schedule.StepOf(_next);

    public void Advance() => _next++;
}
