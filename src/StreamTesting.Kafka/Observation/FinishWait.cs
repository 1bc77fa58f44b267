using Confluent.Kafka;

namespace StreamTesting.Kafka;

/// <summary>
/// Waits until the consumer under test has provably finished: its progress reached the ends of what was injected, the output topic was
/// read to the end that it had then, and nothing more came for the quiet time.
/// </summary>
internal sealed class FinishWait
{
    private const int GroupsShown = 3;
    private readonly RunContext _run;
    private readonly ObservationOptions _options;
    private readonly OutputPosition? _output;
    private readonly IProgressSource _progress;
    private readonly Polling _polling;
    private IReadOnlyList<GroupLag> _groups = [];
    private IReadOnlyDictionary<int, long>? _outputEnds;
    private bool _isConsumed;
    private long? _outputReachedAt;

    public FinishWait(RunContext run, ObservationOptions options, OutputPosition? output)
    {
        _run = run;
        _options = options;
        _output = output;
        _progress = run.ProgressFor(options);
        _polling = new Polling(run.Time, options.PollInterval, () => options.Progress is not null && !_isConsumed ? Timeout.InfiniteTimeSpan : options.BrokerTimeout);
    }

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var late = Polling.Limit(_options.Timeout, _run.Time);
        using var any = CancellationTokenSource.CreateLinkedTokenSource(late.Token, _run.Consumers.OneFailed, cancellationToken);
        try
        {
            await foreach (var isFinished in _polling.AnswersAsync(IsFinishedAsync, any.Token).ConfigureAwait(false))
            {
                if (isFinished)
                {
                    _run.Disturbances.EnsureAllHappened();
                    return;
                }
            }
        }
        catch (BrokerSilentException e)
        {
            throw new KafkaTimeoutException(Text().BrokerGone(e.Silence), _groups, _output?.Count ?? 0, _polling.Problem);
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            _run.Consumers.ThrowIfOneFailed();
            var members = await MembersAsync(cancellationToken).ConfigureAwait(false);
            throw new KafkaTimeoutException(Text().NotFinished(_options.Timeout, members), _groups, _output?.Count ?? 0, _polling.Problem ?? (Exception)e);
        }
    }

    public string Describe() => Text().Now();

    private async Task<bool> IsFinishedAsync(CancellationToken cancellationToken)
    {
        if (!_isConsumed)
        {
            var haveEnded = _run.Consumers.HaveEnded;
            _groups = await _progress.NowAsync(haveEnded, cancellationToken).WaitAsync(cancellationToken).ConfigureAwait(false);
            _isConsumed = _run.Injection.Partitions.Count == 0 || (_groups.Count > 0 && _groups.All(group => group.IsCaughtUp));
            if (!_isConsumed && haveEnded)
            {
                _run.Consumers.ThrowIfOneFailed();
                throw new ConsumerFailedException(Text().EndedEarly());
            }
        }

        return _isConsumed && (_output is null || await IsOutputOverAsync(_output, cancellationToken).ConfigureAwait(false));
    }

    private async Task<bool> IsOutputOverAsync(OutputPosition position, CancellationToken cancellationToken)
    {
        _outputEnds ??= await EndsAsync(cancellationToken).ConfigureAwait(false);
        if (!position.HasReached(_outputEnds))
        {
            return false;
        }

        _outputReachedAt ??= _run.Time.GetTimestamp();
        if (position.QuietSince(_outputReachedAt.Value) < _options.QuietTime)
        {
            return false;
        }

        _outputEnds = await EndsAsync(cancellationToken).ConfigureAwait(false);
        return position.HasReached(_outputEnds);
    }

    /// <summary>Who is in the groups that are behind, or in the one that should have committed by now.</summary>
    private async Task<IReadOnlyList<GroupStatus>> MembersAsync(CancellationToken cancellationToken)
    {
        if (_isConsumed || _options.Progress is not null)
        {
            return [];
        }

        var behind = _groups.Where(group => !group.IsCaughtUp && group.Group != CommittedProgress.NoGroup).Select(group => group.Group).Distinct().Take(GroupsShown);
        IEnumerable<string> names = _groups.Count == 0 ? [_options.ConsumerGroup ?? _run.ConsumerGroup] : behind;
        var found = await Task.WhenAll(names.Select(name => _run.Lag.LastWordAsync(name, cancellationToken))).ConfigureAwait(false);
        return [.. found.OfType<GroupStatus>().Where(group => group.Phase != GroupPhase.Missing)];
    }

    private Task<IReadOnlyDictionary<int, long>> EndsAsync(CancellationToken cancellationToken) =>
        _run.Lag.EndOffsetsAsync(_run.Output!, _run.OutputStarts.Count, cancellationToken);

    private FinishText Text() => new(_run, _options, _groups, _output, _outputEnds, _isConsumed, _polling.Problem);
}
