namespace StreamTesting;

/// <summary>
/// One thing done to an engine: a record that arrives, a tick of its clock, a watermark, the end of a micro-batch, a restart. An oracle folds
/// steps in their order. Times are milliseconds of event time since the epoch, those of <see cref="StepKind.Tick"/> and
/// <see cref="StepKind.Advance"/> milliseconds of processing time.
/// </summary>
public readonly record struct Step
{
    /// <summary>What it does.</summary>
    public required StepKind Kind { get; init; }

    /// <summary>The record's number; outcomes name records by it. An oracle expects them ascending.</summary>
    public long Number { get; init; }

    /// <summary>The partition (split) the record arrives in, or the one added or taken away; from 0.</summary>
    public int Partition { get; init; }

    /// <summary>The input (side of a join, source of a union, channel of a valve) the step belongs to; from 0.</summary>
    public int Input { get; init; }

    /// <summary>The record's key; null where it has none.</summary>
    public string? Key { get; init; }

    /// <summary>The record's event time, the watermark or the processing time, in ms.</summary>
    public long Time { get; init; }

    /// <summary>The microseconds of the record's event time beyond <see cref="Time"/>, 0 to 999; only engines that compare microseconds look at them.</summary>
    public int Micros { get; init; }

    /// <summary>The record's content, as far as an engine compares it; null for a null payload (a tombstone). Empty where it does not matter.</summary>
    public string? Value { get; init; }

    /// <summary>What the record says as a row of a changelog; only operators on changelogs look at it.</summary>
    public RowKind RowKind { get; init; }

    /// <summary>Whether the next step is a record of the same bundle; only engines that look at whole bundles care.</summary>
    public bool BundleGoesOn { get; init; }

    /// <summary>The event times as of which a table is read, in ms; empty for now only.</summary>
    public IReadOnlyList<long>? AsOf { get; init; }

    /// <summary>A record.</summary>
    /// <param name="number">Its number.</param>
    /// <param name="key">Its key, or null.</param>
    /// <param name="time">Its event time, in ms since the epoch.</param>
    /// <param name="partition">The partition it arrives in.</param>
    public static Step Record(long number, string? key, long time, int partition = 0) =>
        new() { Kind = StepKind.Record, Number = number, Key = key, Time = time, Partition = partition, Value = "" };

    /// <summary>A tick: the source's clock moves, then every source task emits.</summary>
    /// <param name="now">The clock, in ms; it never goes back.</param>
    public static Step Tick(long now) => new() { Kind = StepKind.Tick, Time = now };

    /// <summary>A watermark handed to the operator.</summary>
    /// <param name="time">The watermark, in ms; <see cref="long.MaxValue"/> ends the input.</param>
    /// <param name="input">The input it comes from.</param>
    public static Step Watermark(long time, int input = 0) => new() { Kind = StepKind.Watermark, Time = time, Input = input };

    /// <summary>The end of a micro-batch.</summary>
    public static Step Batch() => new() { Kind = StepKind.Batch };

    /// <summary>Processing time moves.</summary>
    /// <param name="now">To this, in ms; it never goes back.</param>
    public static Step Advance(long now) => new() { Kind = StepKind.Advance, Time = now };

    /// <summary>An input says whether it is idle.</summary>
    /// <param name="idle">Whether it is.</param>
    /// <param name="input">Its number.</param>
    public static Step Status(bool idle, int input = 0) => new() { Kind = idle ? StepKind.Idle : StepKind.Active, Input = input };

    /// <summary>A table is read.</summary>
    /// <param name="asOf">The event times as of which, beside now, in ms.</param>
    public static Step Read(params IReadOnlyList<long> asOf) => new() { Kind = StepKind.Read, AsOf = asOf };

    /// <summary>A task is asked for its next record, until it has none to give.</summary>
    /// <param name="times">How many times at most; at least 1.</param>
    public static Step Process(long times = long.MaxValue) => new() { Kind = StepKind.Process, Number = times };

    /// <summary>A task learns how many records beyond those it has wait on the broker.</summary>
    /// <param name="partition">The partition.</param>
    /// <param name="records">How many; at least 0.</param>
    public static Step Lag(int partition, long records) => new() { Kind = StepKind.Lag, Partition = partition, Number = records };

    /// <summary>A stop with everything committed, and a start from the kept state.</summary>
    public static Step Restart() => new() { Kind = StepKind.Restart };

    /// <summary>A death just before the last micro-batch was committed, and a start from the kept state.</summary>
    public static Step Crash() => new() { Kind = StepKind.Crash };
}
