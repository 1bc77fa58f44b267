namespace StreamTesting;

/// <summary>How the watermarks of several sources make one. Source: Spark's <c>MultipleWatermarkPolicy</c>.</summary>
public enum SourceMerge
{
    /// <summary>The least: no source's rows are dropped because another is ahead (Spark's default).</summary>
    Minimum,

    /// <summary>The greatest: a slow source's rows are dropped.</summary>
    Maximum,
}
