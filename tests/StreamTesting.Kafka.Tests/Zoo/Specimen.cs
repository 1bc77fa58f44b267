namespace StreamTesting.Kafka.Tests.Zoo;

/// <summary>A consumer, and what finds it out; a right one is found out by nothing.</summary>
internal sealed record Specimen(string Name, Habits Habits)
{
    /// <summary>What must happen for its bug to show.</summary>
    public Disturbance? Under { get; init; }

    /// <summary>The anomaly that names its bug.</summary>
    public string Anomaly { get; init; } = "";

    /// <summary>Whether it may put out twice.</summary>
    public bool MayRepeat { get; init; }

    public override string ToString() => Name;
}
