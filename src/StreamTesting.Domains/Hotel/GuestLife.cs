namespace StreamTesting.Domains;

/// <summary>One guest whose row may still change.</summary>
internal sealed class GuestLife
{
    public required long Index { get; init; }

    public required StreamEntity Entity { get; init; }

    /// <summary>How many updates there are, and whether a delete follows them.</summary>
    public required int Updates { get; init; }

    public required bool IsDeleted { get; init; }

    /// <summary>Its place among the guests that are updated.</summary>
    public required long UpdatePlace { get; init; }

    public required bool IsSnapshot { get; init; }

    public GuestFacts Facts { get; set; }

    public GuestRow? Row { get; set; }

    /// <summary>How many events of the guest there were: the number of the next one less 1.</summary>
    public int Step { get; set; }

    /// <summary>The ticks of the next event.</summary>
    public long Due { get; set; }

    public int Steps => 1 + Updates + (IsDeleted ? 1 : 0);

    public bool IsOver => Step == Steps;
}
