using Confluent.Kafka;

namespace StreamTesting.Kafka;

/// <summary>
/// Puts streams on a broker, each in topics of its own, so that tests share a broker and run side by side. Thread-safe. It uses the broker
/// and does not own it.
/// </summary>
public sealed class KafkaTestbed : IDisposable
{
    private readonly TimeProvider _time;
    private readonly IAdminClient _admin;
    private readonly TopicDesk _topics;
    private readonly ProducerPool _producers;
    private readonly TopicNames _names;

    /// <summary>Makes a testbed. It connects at the first use.</summary>
    /// <param name="broker">Where Kafka is.</param>
    /// <param name="timeProvider">The clock for time-outs and quiet times; the system's by default.</param>
    /// <param name="brokerTimeout">How long the broker may take to create a topic or to answer a question; 15 s by default.</param>
    public KafkaTestbed(IKafkaBroker broker, TimeProvider? timeProvider = null, TimeSpan? brokerTimeout = null)
    {
        ArgumentNullException.ThrowIfNull(broker);
        Broker = broker;
        _time = timeProvider ?? TimeProvider.System;
        var patience = brokerTimeout ?? TimeSpan.FromSeconds(15);
        var errors = new ClientErrors();
        _admin = broker.Admin(errors);
        _topics = new TopicDesk(_admin, broker, patience, errors);
        _producers = new ProducerPool(broker);
        _names = new TopicNames(Environment.ProcessId, broker.TopicPrefix);
        Lag = new ConsumerLag(new LagClient(broker, _admin, errors, patience), _time);
    }

    /// <summary>Where Kafka is.</summary>
    public IKafkaBroker Broker { get; }

    /// <summary>Answers how far consumer groups are, and waits for them.</summary>
    public ConsumerLag Lag { get; }

    /// <summary>
    /// Creates a topic for each of the stream's (<see cref="Domain.Topics"/>) and an output topic, and injects the stream: each arrival into its partition, in arrival order, with the event's own
    /// headers and those of <see cref="RecordHeaders"/>. The key is the event's, in UTF-8, or none where that is empty; an event without
    /// payload (a tombstone) has no value.
    /// </summary>
    /// <param name="stream">What to inject.</param>
    /// <param name="partitions">Over how many partitions; those of the stream's plan by default.</param>
    /// <param name="options">How; see the defaults there.</param>
    /// <param name="cancellationToken">Ends the injection early.</param>
    /// <returns>The run, once the broker has acknowledged every arrival.</returns>
    /// <exception cref="KafkaTopicException">A topic can't be created, or exists with another number of partitions.</exception>
    /// <exception cref="KafkaInjectionException">The broker did not take an arrival in time, or refused it.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option or the number of partitions is impossible.</exception>
    /// <exception cref="ArgumentException">
    /// The plan has barriers, and nothing starts a consumer (<see cref="InjectionOptions.Consumer"/>); or it has disturbances (<see cref="Disturbance"/>) that this broker can't bring about.
    /// </exception>
    /// <exception cref="ConsumerFailedException">The consumer of <see cref="InjectionOptions.Consumer"/> failed meanwhile.</exception>
    /// <exception cref="DisturbanceNeverHappenedException">What was to disturb the injection has not happened.</exception>
    /// <exception cref="KafkaTimeoutException">The consumer did not commit what stands before a barrier in time; the message says in which partition it is behind.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled; the topics are deleted.</exception>
    public async Task<KafkaRun> InjectAsync(
        EventStream stream, int? partitions = null, InjectionOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        options ??= new InjectionOptions();
        options.Validate();
        var injected = stream.Over(partitions ?? stream.Partitions);
        RefuseBarriers(injected, options);
        DisturbanceNeeds.Check(injected.Plan, Broker);
        var topics = await RunTopics.CreateAsync(
            _topics, _names, options.Name ?? stream.Plan.Domain.Name, injected, options, cancellationToken).ConfigureAwait(false);
        var disturbances = new RunDisturbances(injected.Plan, Broker, _time);
        var consumers = new WatchedConsumers();
        ConsumerRunner? runner = null;
        using var any = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, consumers.OneFailed);
        try
        {
            var starts = await OutputStartsAsync(topics, options, cancellationToken).ConfigureAwait(false);
            var group = options.ConsumerGroup ?? topics.Name;
            var place = new InjectionPlace(
                Broker.BootstrapServers, topics.Inputs.ToDictionary(input => input.Name, input => input.Topic, StringComparer.Ordinal), topics.Output, group);
            options.Starting?.Invoke(place);
            if (options.Consumer is { } consume)
            {
                runner = new ConsumerRunner(consume, place, disturbances.Crashes, options.ConsumerStopTimeout, _time);
                consumers.Add(runner.Ended);
            }

            var barriers = new BarrierWait((injected, stop) => Lag.Of(group, injected).WaitAsync(options.BarrierTimeout, cancellationToken: stop), options.AtBarrier);
            var injector = new Injector(Broker, _producers, topics, injected.Partitions, options, barriers, disturbances, _time);
            var report = await Task.Run(() => injector.RunAsync(injected, any.Token), any.Token).ConfigureAwait(false);
            disturbances.Report.Ensure(kind => kind is DisturbanceKind.LostAcknowledgement or DisturbanceKind.LeaderMove or DisturbanceKind.BrokerDown);
            return new KafkaRun(this, injected, report, topics, starts, options, disturbances, consumers, place, runner, _time);
        }
        catch (Exception e)
        {
            disturbances.Dispose();
            await (runner?.DisposeAsync() ?? ValueTask.CompletedTask).ConfigureAwait(false);
            await DeleteAsync(topics, new OwnGroups(), options).ConfigureAwait(false);
            if (e is OperationCanceledException && !cancellationToken.IsCancellationRequested)
            {
                consumers.ThrowIfOneFailed();
            }

            throw;
        }
    }

    /// <summary>Closes the testbed's clients. Runs that are still open can't delete their topics after that.</summary>
    public void Dispose()
    {
        _producers.Dispose();
        Lag.Dispose();
        _admin.Dispose();
    }

    internal async Task DeleteAsync(RunTopics topics, OwnGroups groups, InjectionOptions options)
    {
        if (options.KeepTopics)
        {
            return;
        }

        if (topics.OwnsInputs && groups.Names.Count > 0)
        {
            await Lag.DeleteAsync(groups.Names).ConfigureAwait(false);
        }

        if (topics.Owned.Count > 0)
        {
            await _topics.DeleteAsync(topics.Owned).ConfigureAwait(false);
        }
    }

    private static void RefuseBarriers(EventStream stream, InjectionOptions options)
    {
        if (options.Starting is null && options.Consumer is null && stream.Plan.Disorder.FirstOrDefault(step => step is Barriers or Flushed { AfterBarrier: true } or Disturbance { AfterBarrier: true }) is { } step)
        {
            throw new ArgumentException(
                $"The plan has a step '{step.Description}': at a barrier the injection waits for the consumer's commits, so the consumer must run before the injection ends. "
                + $"Give it to {nameof(InjectionOptions)}.{nameof(InjectionOptions.Consumer)}, or start it by {nameof(InjectionOptions)}.{nameof(InjectionOptions.Starting)}, in the group that it is given.", nameof(options));
        }
    }

    private async Task<IReadOnlyList<long>> OutputStartsAsync(RunTopics topics, InjectionOptions options, CancellationToken cancellationToken)
    {
        if (topics.Output is null || topics.Owned.Contains(topics.Output))
        {
            return new long[options.OutputPartitions];
        }

        var ends = await Lag.EndOffsetsAsync(topics.Output, options.OutputPartitions, cancellationToken).ConfigureAwait(false);
        return [.. ends.OrderBy(end => end.Key).Select(end => end.Value)];
    }
}
