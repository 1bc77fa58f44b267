namespace StreamTesting;

public sealed partial record EngineProfile
{
    /// <summary>The same engine with another out-of-orderness bound (watermark delay d): <see cref="ClockRules.Bound"/>.</summary>
    /// <param name="bound">Whole milliseconds, at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The bound is negative or no whole number of milliseconds.</exception>
    public EngineProfile Bounded(TimeSpan bound) =>
        this with { Clock = Clock with { Bound = Guard.Milliseconds(bound, nameof(bound), $"The bound (watermark delay) of {Name}", least: 0) } };

    /// <summary>The same engine with another allowed lateness, or grace: <see cref="WindowRules.AllowedLateness"/>.</summary>
    /// <param name="lateness">Whole milliseconds, at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The lateness is negative or no whole number of milliseconds.</exception>
    public EngineProfile Allowing(TimeSpan lateness) =>
        this with { Windows = Windows with { AllowedLateness = Guard.Milliseconds(lateness, nameof(lateness), $"The allowed lateness (grace) of {Name}", least: 0) } };

    /// <summary>The same engine with watermarks at other moments: <see cref="ClockRules.Emission"/>.</summary>
    /// <param name="emission">When its sources emit.</param>
    public EngineProfile Emitting(WatermarkEmission emission) => this with { Clock = Clock with { Emission = emission } };
}
