namespace StreamTesting;

/// <summary>When a source emits its watermark. Source: Flink's <c>WatermarkGenerator</c>, <c>onEvent</c> and <c>onPeriodicEmit</c>.</summary>
public enum WatermarkEmission
{
    /// <summary>After every record: a generator that emits in <c>onEvent</c>, and consumers written by hand.</summary>
    PerRecord,

    /// <summary>At each <see cref="StepKind.Tick"/>: every 200 ms of processing time by Flink's default (<c>pipeline.auto-watermark-interval</c>).</summary>
    Periodic,

    /// <summary>Never: watermarks come as steps of their own.</summary>
    Manual,
}
