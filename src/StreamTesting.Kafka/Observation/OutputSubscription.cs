using Confluent.Kafka;

namespace StreamTesting.Kafka;

/// <summary>One reading of a run's output topic: a thread that reads, and a wait for the end beside it.</summary>
internal sealed class OutputSubscription<T> : IDisposable
{
    private readonly RunContext _run;
    private readonly Func<ConsumeResult<byte[]?, byte[]?>, T> _read;
    private readonly ObservationOptions _options;
    private readonly IObserver<Observed<T>> _observer;
    private readonly OutputPosition _position;
    private readonly FinishWait _wait;
    private readonly CancellationTokenSource _stop = new();
    private readonly ClientErrors _errors = new();
    private Exception? _failure;
    private volatile bool _isDisposed;

    public OutputSubscription(
        RunContext run, Func<ConsumeResult<byte[]?, byte[]?>, T> read, ObservationOptions options, IObserver<Observed<T>> observer)
    {
        _run = run;
        _read = read;
        _options = options;
        _observer = observer;
        _position = new OutputPosition(run.OutputStarts, run.Time);
        _wait = new FinishWait(run, options, _position);
    }

    public void Start()
    {
        new Thread(Read) { IsBackground = true, Name = $"observer of {_run.Output}" }.Start();
        _ = Task.Run(WaitForEndAsync);
    }

    public string Describe() => _wait.Describe();

    public void Dispose()
    {
        _isDisposed = true;
        _stop.Cancel();
    }

    private async Task WaitForEndAsync()
    {
        try
        {
            using var any = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token, _run.Disposed);
            await _wait.RunAsync(any.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (_run.Disposed.IsCancellationRequested)
        {
            End(new ObjectDisposedException("KafkaRun", $"The run was disposed while '{_run.Output}' was observed."));
        }
        catch (Exception e)
        {
            End(e);
        }
        finally
        {
            await _stop.CancelAsync().ConfigureAwait(false);
        }
    }

    private void End(Exception failure) => Interlocked.CompareExchange(ref _failure, failure, null);

    private void Read()
    {
        IConsumer<byte[]?, byte[]?>? consumer = null;
        try
        {
            consumer = Open();
            while (true)
            {
                Take(consumer.Consume(_stop.Token));
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
        }
        catch (ConsumeException e)
        {
            End(new KafkaObservationException(
                $"'{_run.Output}' can't be observed any further: {e.Error.Reason} ({e.Error.Code}).{_errors.Hint}", _run.Output!, -1, -1, e));
        }
        catch (Exception e)
        {
            End(e);
        }

        _stop.Cancel();
        Finish();
        consumer?.Dispose();
    }

    private IConsumer<byte[]?, byte[]?> Open()
    {
        var config = new ConsumerConfig
        {
            GroupId = $"{_run.Output}-observer",
            EnableAutoCommit = false,
            EnablePartitionEof = true,
            IsolationLevel = IsolationLevel.ReadCommitted,
            AutoOffsetReset = AutoOffsetReset.Error,
            FetchWaitMaxMs = 100,
        };
        var consumer = _run.Broker.Consumer(config, _options.ConsumerSettings, _errors);
        consumer.Assign(_run.OutputStarts.Select((start, partition) => new TopicPartitionOffset(_run.Output, partition, start)));
        return consumer;
    }

    private void Take(ConsumeResult<byte[]?, byte[]?> record)
    {
        if (record.IsPartitionEOF)
        {
            _position.EndReached(record.Partition.Value, record.Offset.Value);
            return;
        }

        var observed = OutputRecords.Read(record, _read, _position.Count);
        if (!_isDisposed)
        {
            _observer.OnNext(observed);
        }

        _position.Came(record.Partition.Value, record.Offset.Value);
    }

    private void Finish()
    {
        if (_isDisposed)
        {
            return;
        }

        try
        {
            if (_failure is { } failure)
            {
                _observer.OnError(failure);
            }
            else
            {
                _observer.OnCompleted();
            }
        }
        catch (Exception)
        {
            // An observer that throws from its last call leaves nobody to tell, and on this thread it would end the test host.
        }
    }
}
