using Confluent.Kafka;

namespace StreamTesting.Kafka;

/// <summary>
/// A stream that is on a broker, with all that a consumer under test needs to read it, and the observation of what that consumer does.
/// Disposing it ends its observations and deletes the topics that were created for it, and the groups that committed on them only, as far as
/// the broker lets it.
/// </summary>
public sealed class KafkaRun : IAsyncDisposable
{
    private readonly KafkaTestbed _testbed;
    private readonly RunTopics _topics;
    private readonly InjectionOptions _options;
    private readonly RunContext _context;
    private readonly OwnGroups _groups = new();
    private readonly RunDisturbances _disturbances;
    private readonly WatchedConsumers _consumers;
    private readonly InjectionPlace _place;
    private readonly TimeProvider _time;
    private ConsumerRunner? _runner;
    private readonly CancellationTokenSource _disposed = new();

    internal KafkaRun(
        KafkaTestbed testbed,
        EventStream stream,
        InjectionReport injection,
        RunTopics topics,
        IReadOnlyList<long> outputStarts,
        InjectionOptions options,
        RunDisturbances disturbances,
        WatchedConsumers consumers,
        InjectionPlace place,
        ConsumerRunner? runner,
        TimeProvider time)
    {
        _testbed = testbed;
        _topics = topics;
        _options = options;
        Stream = stream;
        Injection = injection;
        Disturbances = disturbances.Report;
        _disturbances = disturbances;
        _consumers = consumers;
        _place = place;
        _runner = runner;
        _time = time;
        ConsumerGroup = options.ConsumerGroup ?? topics.Name;
        Topics = topics.Inputs.ToDictionary(input => input.Name, input => input.Topic, StringComparer.Ordinal);
        _context = new RunContext(
            testbed.Broker, injection, ConsumerGroup, topics.Output, outputStarts, testbed.Lag, _groups, _consumers, Disturbances, time, _disposed.Token);
    }

    /// <summary>Where the broker is.</summary>
    public IKafkaBroker Broker => _testbed.Broker;

    /// <summary>Where clients connect.</summary>
    public string BootstrapServers => Broker.BootstrapServers;

    /// <summary>The topic that holds the arrivals, where the stream has one.</summary>
    /// <exception cref="InvalidOperationException">The stream has several: <see cref="Topics"/>.</exception>
    public string Topic => _topics.Inputs.Count == 1
        ? _topics.Inputs[0].Topic
        : throw new InvalidOperationException(
            $"This run has {_topics.Inputs.Count} topics; name one, for example run.Topics[\"{_topics.Inputs[0].Name}\"]. There are {string.Join(", ", Topics.Keys)}.");

    /// <summary>The topics that hold the arrivals, by the names that the stream gives them (<see cref="Domain.Topics"/>).</summary>
    public IReadOnlyDictionary<string, string> Topics { get; }

    /// <summary>The topic for what the consumer under test puts out.</summary>
    /// <exception cref="InvalidOperationException">The run was made without one (<see cref="InjectionOptions.OutputPartitions"/> is 0).</exception>
    public string OutputTopic => _topics.Output
        ?? throw new InvalidOperationException("This run has no output topic: InjectionOptions.OutputPartitions is 0.");

    /// <summary>A group that the consumer under test may use. Any other group that commits on <see cref="Topics"/> is found as well.</summary>
    public string ConsumerGroup { get; }

    /// <summary>What was injected, as it was: spread over the partitions of <see cref="Topics"/>.</summary>
    public EventStream Stream { get; }

    /// <summary>What must, must not and may come out of what was injected.</summary>
    public GroundTruth Truth => Stream.Truth;

    /// <summary>Which offsets the arrivals got.</summary>
    public InjectionReport Injection { get; }

    /// <summary>What was to disturb the stream on its way (<see cref="Disturbance"/>), and what did. Nothing where the plan has no such step.</summary>
    public DisturbanceReport Disturbances { get; }

    /// <summary>Answers how far any group is on the run's broker, and waits for it.</summary>
    public ConsumerLag Lag => _testbed.Lag;

    /// <summary>How far <see cref="ConsumerGroup"/> is in what was injected: to look at, to watch and to wait for.</summary>
    public GroupProgress Progress
    {
        get
        {
            if (_options.ConsumerGroup is null)
            {
                _groups.Add(ConsumerGroup);
            }

            return ProgressOf(ConsumerGroup);
        }
    }

    /// <summary>How far another group is in what was injected.</summary>
    /// <param name="group">The group; it need not exist yet.</param>
    /// <returns>The group's progress; nothing is asked before it is used.</returns>
    public GroupProgress ProgressOf(string group) => Lag.Of(group, Injection);

    /// <summary>
    /// Observes the output topic, its values read as JSON. Each subscription reads it from its beginning, on a thread of its own, and
    /// completes when the consumer under test has provably finished: the commits of its group reached the ends of what was injected, the
    /// output was read to its end, and nothing more came for a quiet time.
    /// </summary>
    /// <typeparam name="T">What the values are.</typeparam>
    /// <param name="options">When the consumer counts as finished; see the defaults there.</param>
    /// <returns>
    /// The observations. They end in a <see cref="KafkaTimeoutException"/> where the consumer does not finish in time, a
    /// <see cref="KafkaObservationException"/> where a record can't be read, and a <see cref="ConsumerFailedException"/> where a watched
    /// consumer failed.
    /// </returns>
    /// <exception cref="InvalidOperationException">The run has no output topic.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is impossible.</exception>
    public IObservable<Observed<T>> Output<T>(ObservationOptions? options = null) =>
        Output(OutputRecords.Json<T>((options ?? ObservationOptions.Default).Json), options);

    /// <summary>Observes the output topic as <see cref="Output{T}(ObservationOptions?)"/> does, its records read by a function.</summary>
    /// <typeparam name="T">What the function reads.</typeparam>
    /// <param name="read">Reads a record; what it throws ends the observation and says which record it was.</param>
    /// <param name="options">When the consumer counts as finished; see the defaults there.</param>
    /// <returns>The observations.</returns>
    /// <exception cref="InvalidOperationException">The run has no output topic.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is impossible.</exception>
    public IObservable<Observed<T>> Output<T>(Func<ConsumeResult<byte[]?, byte[]?>, T> read, ObservationOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(read);
        _ = OutputTopic;
        options ??= ObservationOptions.Default;
        options.Validate();
        return new KafkaOutput<T>(_context, Stream.Origin, read, options);
    }

    /// <summary>Waits until the consumer under test has provably read all that was injected, for consumers that write elsewhere than to Kafka.</summary>
    /// <param name="options">When the consumer counts as finished; the quiet time has no meaning here.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>A task that ends when the commits reached the ends of what was injected.</returns>
    /// <exception cref="KafkaTimeoutException">The consumer did not finish in time; the message says who is behind by how much.</exception>
    /// <exception cref="ConsumerFailedException">A watched consumer failed.</exception>
    public async Task ConsumedAsync(ObservationOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= ObservationOptions.Default;
        options.Validate();
        using var any = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _disposed.Token);
        await new FinishWait(_context, options, null).RunAsync(any.Token).ConfigureAwait(false);
    }

    /// <summary>
    /// Watches a consumer under test: what it throws ends all observations of this run at once, and so does its end where it has not read
    /// all that was injected. Do not give a consumer that the test stops on purpose and starts again.
    /// </summary>
    /// <param name="consumer">The task of a consumer, which ends when the consumer does.</param>
    public void Watch(Task consumer)
    {
        ArgumentNullException.ThrowIfNull(consumer);
        _consumers.Add(consumer);
    }

    /// <summary>
    /// Gives the consumer under test to the run, which starts it now, watches it as <see cref="Watch"/> does, starts it again where it is to die (<see cref="DisturbanceKind.ConsumerCrash"/>),
    /// and stops it when the run is disposed. <see cref="InjectionOptions.Consumer"/> starts it before the first arrival.
    /// </summary>
    /// <remarks>
    /// It dies at a commit: its token is cancelled before it hears of it, and whatever its group asks for is refused from then on (GROUP_AUTHORIZATION_FAILED), so that it can't commit on its way out. What it throws then
    /// is nobody's failure. It has <see cref="InjectionOptions.ConsumerStopTimeout"/> to end before it is left to itself; then its members are taken out of the group, and it starts again.
    /// </remarks>
    /// <param name="consume">Runs the consumer, with all it needs, until the token is cancelled. State that it keeps in memory is to be its own, or a crash does not lose it.</param>
    /// <exception cref="InvalidOperationException">The run has a consumer already.</exception>
    public void Consumer(Func<InjectionPlace, CancellationToken, Task> consume)
    {
        ArgumentNullException.ThrowIfNull(consume);
        if (_runner is not null)
        {
            throw new InvalidOperationException("The run has a consumer already: from InjectionOptions.Consumer, or from KafkaRun.Consumer. Several instances of one are started by one delegate.");
        }

        _runner = new ConsumerRunner(consume, _place, _disturbances.Crashes, _options.ConsumerStopTimeout, _time);
        _consumers.Add(_runner.Ended);
    }

    /// <summary>
    /// Stops the consumer that was given to the run, ends the run's observations and deletes the topics that were created for it, and the groups that committed on them only. What goes
    /// wrong with that fails no test.
    /// </summary>
    /// <returns>A task that ends when the broker has answered or is not going to.</returns>
    public async ValueTask DisposeAsync()
    {
        if (!_disposed.IsCancellationRequested)
        {
            await _disposed.CancelAsync().ConfigureAwait(false);
            _disturbances.Dispose();
            await (_runner?.DisposeAsync() ?? ValueTask.CompletedTask).ConfigureAwait(false);
            await _testbed.DeleteAsync(_topics, _groups, _options).ConfigureAwait(false);
        }
    }
}
