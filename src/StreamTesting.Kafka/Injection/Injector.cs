using System.Globalization;
using Confluent.Kafka;

namespace StreamTesting.Kafka;

/// <summary>Puts the arrivals of one stream on its topics, each in its own partition, in their order.</summary>
internal sealed class Injector
{
    private const int ProgressEvery = 10_000;
    private readonly IKafkaBroker _broker;
    private readonly ProducerPool _producers;
    private readonly RunTopics _topics;
    private readonly InjectionOptions _options;
    private readonly TimeProvider _time;
    private readonly Acknowledgements _acknowledgements;
    private readonly BarrierWait _barriers;
    private readonly InjectionDisturbances? _disturbances;
    private ClientErrors _errors = new();

    public Injector(IKafkaBroker broker, ProducerPool producers, RunTopics topics, int partitions, InjectionOptions options, BarrierWait barriers, RunDisturbances disturbances, TimeProvider time)
    {
        _broker = broker;
        _producers = producers;
        _topics = topics;
        _options = options;
        _barriers = barriers;
        _time = time;
        _acknowledgements = new Acknowledgements(topics, partitions);
        _disturbances = disturbances.Report.IsEmpty ? null : new InjectionDisturbances(broker, topics, options, _acknowledgements, disturbances);
    }

    public async Task<InjectionReport> RunAsync(IEnumerable<Arrival> arrivals, CancellationToken cancellationToken)
    {
        var started = _time.GetTimestamp();
        var producer = _producers.Take(_options, _disturbances is not null);
        _errors = producer.Errors;
        try
        {
            await SendAllAsync(producer.Client, arrivals, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            producer.Dispose();
            throw;
        }
        finally
        {
            await (_disturbances?.DisposeAsync() ?? ValueTask.CompletedTask).ConfigureAwait(false);
        }

        _producers.GiveBack(producer);
        Report();
        return new InjectionReport(_acknowledgements.Topics(), _time.GetElapsedTime(started));
    }

    private async Task SendAllAsync(IProducer<Arrival, Arrival> producer, IEnumerable<Arrival> arrivals, CancellationToken cancellationToken)
    {
        foreach (var arrival in arrivals)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (_acknowledgements.InFlight >= _options.MaxInFlight)
            {
                await RoomAsync(_options.MaxInFlight / 2, cancellationToken).ConfigureAwait(false);
            }

            ThrowIfFailed();
            if (_barriers.IsBefore(arrival))
            {
                await RoomAsync(0, cancellationToken).ConfigureAwait(false);
                await _barriers.PassAsync(arrival, _acknowledgements.Topics(), cancellationToken).ConfigureAwait(false);
            }

            if (_disturbances is not { } disturbances || !await IsThereAsync(disturbances, arrival, cancellationToken).ConfigureAwait(false))
            {
                await SendAsync(producer, arrival, cancellationToken).ConfigureAwait(false);
            }

            if (_acknowledgements.Sent % ProgressEvery == 0)
            {
                Report();
            }
        }

        await (_disturbances?.EndAsync() ?? Task.CompletedTask).ConfigureAwait(false);
        await RoomAsync(0, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Lets happen what disturbs an arrival; tells whether it is in the log already.</summary>
    private async Task<bool> IsThereAsync(InjectionDisturbances disturbances, Arrival arrival, CancellationToken cancellationToken)
    {
        await disturbances.RecoverAsync(arrival).ConfigureAwait(false);
        if (disturbances.IsThere(arrival) || !disturbances.IsAt(arrival))
        {
            return disturbances.IsThere(arrival);
        }

        await RoomAsync(0, cancellationToken).ConfigureAwait(false);
        try
        {
            return await disturbances.HappenAsync(arrival, cancellationToken).ConfigureAwait(false);
        }
        catch (ProduceException<Arrival, Arrival> e)
        {
            throw Failed(arrival, e.Error, e);
        }
    }

    private async Task SendAsync(IProducer<Arrival, Arrival> producer, Arrival arrival, CancellationToken cancellationToken)
    {
        var message = ArrivalRecords.Of(arrival, _options.Timestamp);
        var place = new TopicPartition(_topics.Of(arrival.Topic), arrival.Partition);
        while (true)
        {
            var inFlight = _acknowledgements.InFlight;
            try
            {
                producer.Produce(place, message, _acknowledgements.OnReport);
                _acknowledgements.CountSent();
                return;
            }
            catch (ProduceException<Arrival, Arrival> e) when (e.Error.Code == ErrorCode.Local_QueueFull && inFlight > 0)
            {
                await RoomAsync(_acknowledgements.InFlight / 2, cancellationToken).ConfigureAwait(false);
            }
            catch (ProduceException<Arrival, Arrival> e)
            {
                throw Failed(arrival, e.Error, e);
            }
        }
    }

    private async Task RoomAsync(long inFlight, CancellationToken cancellationToken)
    {
        await _acknowledgements.FallToAsync(inFlight).WaitAsync(cancellationToken).ConfigureAwait(false);
        ThrowIfFailed();
    }

    private void ThrowIfFailed()
    {
        if (_acknowledgements.Failure is { } failure)
        {
            throw Failed(failure.Message.Key, failure.Error, null);
        }
    }

    private void Report() => _options.Progress?.Report(_acknowledgements.Progress);

    private KafkaInjectionException Failed(Arrival arrival, Error error, Exception? inner)
    {
        var (sent, acknowledged) = _acknowledgements.Progress;
        var byPartition = string.Join(", ", _acknowledgements.Topics().SelectMany(InEach));
        var topic = _topics.Of(arrival.Topic);
        var message = string.Create(CultureInfo.InvariantCulture,
            $"The injection into '{topic}' failed: {_broker.Describe()} did not take {arrival.Event} (position {arrival.Position}, partition {arrival.Partition}): {error.Reason} ({error.Code}).{_errors.Hint}\n"
            + $"Acknowledged were {acknowledged} of the {sent} arrivals sent so far ({(byPartition.Length == 0 ? "none in any partition" : byPartition)}); {sent - acknowledged} are missing. {WhatToDo(error)}");
        return new KafkaInjectionException(message, arrival, error, sent, acknowledged, inner);
    }

    private IEnumerable<string> InEach(InjectedTopic topic) => topic.Partitions.Select(p => string.Create(
        CultureInfo.InvariantCulture, $"{p.Count} in partition {p.Partition}{(_topics.Inputs.Count == 1 ? "" : $" of '{topic.Topic}'")}"));

    private string WhatToDo(Error error) => error.Code switch
    {
        ErrorCode.InvalidTimestamp => "The broker refuses its timestamp: set message.timestamp.before.max.ms and message.timestamp.after.max.ms in InjectionOptions.TopicSettings.",
        ErrorCode.MsgSizeTooLarge => "It is larger than a record may be: set max.message.bytes in InjectionOptions.TopicSettings and message.max.bytes in InjectionOptions.ProducerSettings.",
        _ => string.Create(CultureInfo.InvariantCulture, $"Is the broker still there? It had {_options.DeliveryTimeout.TotalSeconds:0.###} s (InjectionOptions.DeliveryTimeout)."),
    };
}
