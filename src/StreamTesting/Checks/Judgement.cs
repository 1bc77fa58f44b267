namespace StreamTesting;

/// <summary>Folds observations as they come, until they end, time runs out or a token is cancelled, whichever is first.</summary>
internal sealed class Judgement<T> : IObserver<Observed<T>>, IDisposable
{
    private readonly Lock _gate = new();
    private readonly ICheckFold<T> _fold;
    private readonly JudgeOptions _options;
    private readonly object _source;
    private readonly TaskCompletionSource<Verdict> _verdict = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _ended = new();
    private readonly ITimer _timer;
    private readonly CancellationToken _cancellation;
    private CancellationTokenRegistration _registration;
    private int _subscribingThread = -1;
    private bool _isDone;

    public Judgement(ICheck<T> check, object source, JudgeOptions options, CancellationToken cancellationToken)
    {
        _fold = check.Start();
        _options = options;
        _source = source;
        _cancellation = cancellationToken;
        _timer = options.TimeProvider.CreateTimer(_ => End(ObservationEnding.TimedOut), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public Task<Verdict> Verdict => _verdict.Task;

    /// <summary>Cancelled when nothing more is taken in.</summary>
    public CancellationToken Ended => _ended.Token;

    public void Start()
    {
        _registration = _cancellation.Register(Cancel);
        _timer.Change(_options.Within, Timeout.InfiniteTimeSpan);
    }

    public void Subscribe(IObservable<Observed<T>> source)
    {
        _subscribingThread = Environment.CurrentManagedThreadId;
        try
        {
            var subscription = source.Subscribe(this);
            _ended.Token.Register(subscription.Dispose);
        }
        catch (Exception exception)
        {
            End(ObservationEnding.Faulted, exception);
        }
        finally
        {
            _subscribingThread = -1;
        }
    }

    public async Task Pull(IAsyncEnumerable<Observed<T>> source)
    {
        try
        {
            await foreach (var observation in source.WithCancellation(Ended).ConfigureAwait(false))
            {
                if (_isDone)
                {
                    return;
                }

                OnNext(observation);
            }

            OnCompleted();
        }
        catch (Exception exception)
        {
            OnError(exception);
        }
    }

    public void OnNext(Observed<T> value)
    {
        Exception? error;
        lock (_gate)
        {
            if (_isDone)
            {
                BreakOutOfSubscribe();
                return;
            }

            try
            {
                if (_fold.Observe(value).Count == 0 || !_options.StopAtFirst)
                {
                    return;
                }

                error = null;
            }
            catch (Exception exception)
            {
                error = exception;
            }
        }

        End(error is null ? ObservationEnding.Stopped : ObservationEnding.Faulted, error);
    }

    public void OnError(Exception error) => End(ObservationEnding.Faulted, error);

    public void OnCompleted() => End(ObservationEnding.Completed);

    public void Dispose()
    {
        _timer.Dispose();
        _registration.Dispose();
        try
        {
            _ended.Cancel();
        }
        catch (AggregateException)
        {
            // A source that fails while it is let go can't change the verdict, and must not take the timer's thread down.
        }
    }

    /// <summary>A source that pushes within Subscribe without end would never give the thread back.</summary>
    private void BreakOutOfSubscribe()
    {
        if (_subscribingThread == Environment.CurrentManagedThreadId)
        {
            throw new OperationCanceledException("The observation has ended; nothing more is taken in.");
        }
    }

    private void End(ObservationEnding ending, Exception? error = null)
    {
        var progress = ending is ObservationEnding.TimedOut or ObservationEnding.Faulted && !_isDone ? ObservedSource.ProgressTextOf(_source) : null;
        lock (_gate)
        {
            if (_isDone)
            {
                return;
            }

            _isDone = true;
            try
            {
                _verdict.TrySetResult(_fold.Complete(ending, error).Verdict.With(progress, _source));
            }
            catch (Exception exception)
            {
                _verdict.TrySetException(exception);
            }
        }

        Dispose();
    }

    private void Cancel()
    {
        lock (_gate)
        {
            if (_isDone)
            {
                return;
            }

            _isDone = true;
            _verdict.TrySetCanceled(_cancellation);
        }

        Dispose();
    }
}
