using Confluent.Kafka;

namespace StreamTesting.Kafka;

/// <summary>
/// What a client reported by itself: its last error, for the messages of those that fail because of it, and whether the broker lets it in at all, so that nobody
/// waits for a time-out then. Thread-safe.
/// </summary>
internal sealed class ClientErrors
{
    // One close may be a broker that starts again; a client that complains of it three times has tried for a second or two.
    private const int ComplaintsNeeded = 3;

    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private Error? _last;
    private Refusal? _suspicion;
    private int _complaints;
    private bool _wasAnswered;
    private TaskCompletionSource<Refusal> _refused = NewRefused();

    public string Hint => Read() switch
    {
        (_, { } refusal) => $" {refusal.Advice}",
        ({ } error, _) => $" The client's last word on it: {error.Reason}.",
        _ => "",
    };

    public void Note(Error error)
    {
        lock (_lock)
        {
            _last = error;
            if (RefusalKinds.OfError(error) is { } kind)
            {
                _refused.TrySetResult(new Refusal(kind, error.Reason));
                return;
            }

            Suspect(RefusalKinds.Suspicion(error), error.Reason);
            _complaints += error.Code == ErrorCode.Local_AllBrokersDown ? 1 : 0;
            if (_suspicion is { } suspected && _complaints >= (suspected.Kind == RefusalKind.SilentHost ? 1 : ComplaintsNeeded))
            {
                _refused.TrySetResult(suspected);
            }
        }
    }

    /// <summary>Takes a line of the client's log: it is the only place where a close before the first answer shows.</summary>
    public void Note(LogMessage line)
    {
        lock (_lock)
        {
            Suspect(RefusalKinds.Suspicion(line.Message), null);
        }
    }

    /// <summary>Waits for an answer, but no longer than until it is certain that the broker does not let the client in.</summary>
    /// <exception cref="KafkaBrokerException">It does not; the message says why, and what to do.</exception>
    public async Task<T> OrRefusedAsync<T>(Task<T> answer, IKafkaBroker broker)
    {
        var refused = Volatile.Read(ref _refused).Task;
        try
        {
            if (refused.IsCompleted)
            {
                await ((Task)answer.WaitAsync(Grace)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            else
            {
                await Task.WhenAny(answer, refused).ConfigureAwait(false);
            }

            if (answer.IsCompleted)
            {
                var answered = await answer.ConfigureAwait(false);
                Forget();
                return answered;
            }
        }
        catch (KafkaException) when (refused.IsCompletedSuccessfully)
        {
            // The client gave up at the same moment; why is better known.
        }

        _ = answer.ContinueWith(late => late.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
        throw new KafkaBrokerException((await refused.ConfigureAwait(false)).Sentence(broker));
    }

    /// <summary>As the other, for an answer without content.</summary>
    public Task OrRefusedAsync(Task answer, IKafkaBroker broker)
    {
        return OrRefusedAsync(DoneAsync(), broker);

        async Task<bool> DoneAsync()
        {
            await answer.ConfigureAwait(false);
            return true;
        }
    }

    private static TaskCompletionSource<Refusal> NewRefused() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    // What was complained of before counts for nothing: a broker that has yet to start has another reason. One that was there and is gone may come back.
    private void Suspect(RefusalKind? kind, string? reason)
    {
        if (kind is { } suspected && _suspicion?.Kind != suspected && !(_wasAnswered && suspected >= RefusalKind.UnknownHost))
        {
            (_suspicion, _complaints) = (new Refusal(suspected, reason), 0);
        }
    }

    private (Error? Last, Refusal? Refusal) Read()
    {
        lock (_lock)
        {
            return (_last, _refused.Task.IsCompletedSuccessfully ? _refused.Task.Result : null);
        }
    }

    private void Forget()
    {
        lock (_lock)
        {
            (_suspicion, _complaints, _wasAnswered) = (null, 0, true);
            if (_refused.Task.IsCompleted)
            {
                Volatile.Write(ref _refused, NewRefused());
            }
        }
    }
}
