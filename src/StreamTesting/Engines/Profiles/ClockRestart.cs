namespace StreamTesting;

/// <summary>What a restart from kept state does to an engine's clock of event time.</summary>
public enum ClockRestart
{
    /// <summary>
    /// It starts anew, like that of a new job (Flink: watermarks are not part of a snapshot; Kafka Streams: <c>observedStreamTime</c> is not
    /// restored): what was late before the restart may be accepted after it.
    /// </summary>
    StartsAnew,

    /// <summary>It is kept, but what each source contributed is forgotten until that source speaks again (Spark: <c>WatermarkTracker</c>, restored from the offset log).</summary>
    Kept,
}
