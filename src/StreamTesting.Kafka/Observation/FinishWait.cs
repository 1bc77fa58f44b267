using System.Diagnostics;
using Confluent.Kafka;

namespace StreamTesting.Kafka;

/// <summary>
/// Waits until the consumer under test has provably finished: its progress reached the ends of what was injected, the output topic was
/// read to the end that it had then, and nothing more came for the quiet time.
/// </summary>
internal sealed class FinishWait(RunContext run, ObservationOptions options, OutputPosition? output)
{
    private readonly IProgressSource _progress = run.ProgressFor(options);
    private IReadOnlyList<GroupLag> _groups = [];
    private IReadOnlyDictionary<int, long>? _outputEnds;
    private bool _isConsumed;
    private long? _outputReachedAt;
    private KafkaException? _problem;

    private TimeSpan Patience => Debugger.IsAttached || (options.Progress is not null && !_isConsumed)
        ? Timeout.InfiniteTimeSpan
        : options.BrokerTimeout;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var patience = Debugger.IsAttached ? Timeout.InfiniteTimeSpan : options.Timeout;
        using var late = new CancellationTokenSource(patience, run.Time);
        using var any = CancellationTokenSource.CreateLinkedTokenSource(late.Token, run.Consumers.OneFailed, cancellationToken);
        try
        {
            await FinishedAsync(any.Token).ConfigureAwait(false);
            run.Disturbances.EnsureAllHappened();
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            run.Consumers.ThrowIfOneFailed();
            throw new KafkaTimeoutException(Text().NotFinished(options.Timeout), _groups, output?.Count ?? 0, _problem ?? (Exception)e);
        }
    }

    public string Describe() => Text().Now();

    private async Task FinishedAsync(CancellationToken cancellationToken)
    {
        var lastAnswer = run.Time.GetTimestamp();
        using var timer = new PeriodicTimer(options.PollInterval, run.Time);
        do
        {
            try
            {
                if (await IsFinishedAsync(cancellationToken).WaitAsync(Patience, run.Time, cancellationToken).ConfigureAwait(false))
                {
                    return;
                }

                _problem = null;
                lastAnswer = run.Time.GetTimestamp();
            }
            catch (KafkaException e)
            {
                _problem = e;
                var silence = run.Time.GetElapsedTime(lastAnswer);
                if (silence >= Patience && Patience != Timeout.InfiniteTimeSpan)
                {
                    throw BrokerGone(silence);
                }
            }
            catch (TimeoutException e) when (e is not KafkaTimeoutException)
            {
                throw BrokerGone(run.Time.GetElapsedTime(lastAnswer));
            }
        }
        while (await timer.WaitForNextTickAsync(cancellationToken).ConfigureAwait(false));
    }

    private async Task<bool> IsFinishedAsync(CancellationToken cancellationToken)
    {
        if (!_isConsumed)
        {
            var haveEnded = run.Consumers.HaveEnded;
            _groups = await _progress.NowAsync(haveEnded, cancellationToken).WaitAsync(cancellationToken).ConfigureAwait(false);
            _isConsumed = run.Injection.Partitions.Count == 0 || (_groups.Count > 0 && _groups.All(group => group.IsCaughtUp));
            if (!_isConsumed && haveEnded)
            {
                throw new ConsumerFailedException(Text().EndedEarly());
            }
        }

        return _isConsumed && (output is null || await IsOutputOverAsync(output, cancellationToken).ConfigureAwait(false));
    }

    private async Task<bool> IsOutputOverAsync(OutputPosition position, CancellationToken cancellationToken)
    {
        _outputEnds ??= await EndsAsync(cancellationToken).ConfigureAwait(false);
        if (!position.HasReached(_outputEnds))
        {
            return false;
        }

        _outputReachedAt ??= run.Time.GetTimestamp();
        if (position.QuietSince(_outputReachedAt.Value) < options.QuietTime)
        {
            return false;
        }

        _outputEnds = await EndsAsync(cancellationToken).ConfigureAwait(false);
        return position.HasReached(_outputEnds);
    }

    private Task<IReadOnlyDictionary<int, long>> EndsAsync(CancellationToken cancellationToken) =>
        run.Lag.EndOffsetsAsync(run.Output!, run.OutputStarts.Count, cancellationToken);

    private KafkaTimeoutException BrokerGone(TimeSpan silence) =>
        new(Text().BrokerGone(silence), _groups, output?.Count ?? 0, _problem);

    private FinishText Text() => new(run, options, _groups, output, _outputEnds, _isConsumed, _problem);
}
