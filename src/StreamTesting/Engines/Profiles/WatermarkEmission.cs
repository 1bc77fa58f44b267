namespace StreamTesting;

/// <summary>When a source emits its watermark. Source: Flink's <c>WatermarkGenerator</c>, <c>onEvent</c> and <c>onPeriodicEmit</c>.</summary>
public enum WatermarkEmission
{
    /// <summary>After every record.</summary>
    PerRecord,

    /// <summary>At each <see cref="StepKind.Tick"/>.</summary>
    Periodic,

    /// <summary>Never: watermarks come as steps of their own.</summary>
    Manual,
}
