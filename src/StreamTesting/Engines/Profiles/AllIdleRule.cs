namespace StreamTesting;

/// <summary>What the merged watermark does when the last active partition of a source turns idle. Source: Flink's <c>CombinedWatermarkStatus</c>.</summary>
public enum AllIdleRule
{
    /// <summary>It stays (Flink up to 2.1).</summary>
    Hold,

    /// <summary>It jumps to the greatest watermark among the partitions (Flink from 2.2): windows of the slower ones close unproven.</summary>
    FlushMaximum,
}
