namespace StreamTesting;

/// <summary>What a <see cref="Step"/> does to an engine.</summary>
public enum StepKind
{
    /// <summary>A record arrives.</summary>
    Record,

    /// <summary>The source's clock moves to <see cref="Step.Time"/> and every source task emits its watermark once.</summary>
    Tick,

    /// <summary>The watermark <see cref="Step.Time"/> is handed to the operator.</summary>
    Watermark,

    /// <summary>The records since the last batch become one micro-batch, and everything that follows from it is run.</summary>
    Batch,

    /// <summary>The processing time moves to <see cref="Step.Time"/>.</summary>
    Advance,

    /// <summary>The input number <see cref="Step.Input"/> says that it is idle.</summary>
    Idle,

    /// <summary>The input number <see cref="Step.Input"/> says that it is active again.</summary>
    Active,

    /// <summary>A partition (split) is added.</summary>
    AddPartition,

    /// <summary>A partition (split) is taken away.</summary>
    RemovePartition,

    /// <summary>The job stops with everything committed and starts again from its state.</summary>
    Restart,

    /// <summary>The job dies just before its last micro-batch was committed and starts again from its state.</summary>
    Crash,

    /// <summary>A table is read, now and as of each of <see cref="Step.AsOf"/>.</summary>
    Read,

    /// <summary>A task is asked for its next record, up to <see cref="Step.Number"/> times, until it has none to give.</summary>
    Process,

    /// <summary>A task learns how many more records of <see cref="Step.Partition"/> wait on the broker: <see cref="Step.Number"/>.</summary>
    Lag,
}
