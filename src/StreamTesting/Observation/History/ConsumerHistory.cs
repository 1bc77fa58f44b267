using System.Reactive.Disposables;
using System.Reactive.Linq;
using System.Reactive.Subjects;

namespace StreamTesting;

/// <summary>
/// What the consumers of one group did, step by step, as it is recorded. The order is that in which the steps were recorded: one that is over before
/// another begins comes first. Thread-safe; keeps all steps.
/// </summary>
public sealed class ConsumerHistory
{
    private readonly Lock _lock = new();
    private readonly List<HistoryStep> _steps = [];
    private readonly Subject<Observed<HistoryStep>> _live = new();
    private readonly TimeProvider _time;
    private bool _isComplete;

    /// <summary>Begins a history.</summary>
    /// <param name="time">The clock by which steps get their time; the system's by default.</param>
    public ConsumerHistory(TimeProvider? time = null) => _time = time ?? TimeProvider.System;

    /// <summary>The steps so far, in their order: a copy.</summary>
    public IReadOnlyList<HistoryStep> Steps
    {
        get
        {
            lock (_lock)
            {
                return [.. _steps];
            }
        }
    }

    /// <summary>Records a step. What comes after <see cref="Complete"/> is left out: a consumer that is only disposed of later is no error.</summary>
    /// <param name="step">The step; it gets the time of the clock where it has none.</param>
    /// <exception cref="HistoryFormatException">The step is impossible: a negative offset, say.</exception>
    public void Record(HistoryStep step)
    {
        ArgumentNullException.ThrowIfNull(step);
        if (step.Fault() is { } fault)
        {
            throw new HistoryFormatException("history", 0, fault);
        }

        lock (_lock)
        {
            if (_isComplete)
            {
                return;
            }

            var timed = step.At is null ? step with { At = _time.GetUtcNow() } : step;
            _steps.Add(timed);
            _live.OnNext(Numbering.Observe(timed, _steps.Count - 1));
        }
    }

    /// <summary>Records that a consumer did with a record what it is there for.</summary>
    /// <param name="consumer">The consumer's name.</param>
    /// <param name="topic">The record's topic.</param>
    /// <param name="partition">Its partition.</param>
    /// <param name="offset">Its offset.</param>
    public void Processed(string consumer, string topic, int partition, long offset) =>
        Record(new HistoryStep(HistoryStepKind.Processed, consumer) { Records = [new HistoryRecord(topic, partition, offset)] });

    /// <summary>Records that a transaction was committed that holds offsets of the group.</summary>
    /// <param name="consumer">The consumer's name.</param>
    /// <param name="offsets">Of each partition, the offset of the next record to read.</param>
    public void TransactionCommitted(string consumer, params IEnumerable<HistoryRecord> offsets) =>
        Record(new HistoryStep(HistoryStepKind.Commit, consumer) { Records = [.. offsets] });

    /// <summary>Records that a transaction was aborted: what the consumer processed after its last commit does not count.</summary>
    /// <param name="consumer">The consumer's name.</param>
    public void TransactionAborted(string consumer) => Record(new HistoryStep(HistoryStepKind.Abort, consumer));

    /// <summary>Records that a consumer ended without leaving its group.</summary>
    /// <param name="consumer">The consumer's name.</param>
    public void Crashed(string consumer) => Record(new HistoryStep(HistoryStepKind.Crash, consumer));

    /// <summary>Ends the history: nothing is recorded any more, and observations of it complete.</summary>
    public void Complete()
    {
        lock (_lock)
        {
            _isComplete = true;
            _live.OnCompleted();
        }
    }

    /// <summary>Observes the steps, from the first one, those that are to come included.</summary>
    /// <returns>The steps; they end with <see cref="Complete"/>.</returns>
    public IObservable<Observed<HistoryStep>> Observe() => Observable.Create<Observed<HistoryStep>>(observer =>
    {
        lock (_lock)
        {
            for (var i = 0; i < _steps.Count; i++)
            {
                observer.OnNext(Numbering.Observe(_steps[i], i));
            }

            if (_isComplete)
            {
                observer.OnCompleted();
                return Disposable.Empty;
            }

            return _live.Subscribe(observer);
        }
    });
}
