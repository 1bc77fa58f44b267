using Confluent.Kafka;

namespace StreamTesting.Kafka;

/// <summary>Makes clients of a broker that keep librdkafka's words for error messages instead of printing them.</summary>
internal static class BrokerClients
{
    public static string Describe(this IKafkaBroker broker) => $"the {broker.Name} broker at {broker.BootstrapServers}";

    public static IAdminClient Admin(this IKafkaBroker broker, ClientErrors errors)
    {
        var config = new AdminClientConfig { SocketConnectionSetupTimeoutMs = 4000 };
        Fill(config, broker, null);
        return Built(broker, new AdminClientBuilder(config).SetLogHandler((_, line) => errors.Note(line)).SetErrorHandler((_, error) => errors.Note(error)).Build);
    }

    public static IProducer<TKey, TValue> Producer<TKey, TValue>(
        this IKafkaBroker broker,
        ProducerConfig config,
        IReadOnlyDictionary<string, string> more,
        ClientErrors errors,
        ISerializer<TKey> keys,
        ISerializer<TValue> values)
    {
        Fill(config, broker, more);
        return Built(broker, new ProducerBuilder<TKey, TValue>(config)
            .SetKeySerializer(keys)
            .SetValueSerializer(values)
            .SetLogHandler((_, line) => errors.Note(line))
            .SetErrorHandler((_, error) => errors.Note(error))
            .Build);
    }

    public static IConsumer<byte[]?, byte[]?> Consumer(
        this IKafkaBroker broker, ConsumerConfig config, IReadOnlyDictionary<string, string> more, ClientErrors errors)
    {
        Fill(config, broker, more);
        return Built(broker, new ConsumerBuilder<byte[]?, byte[]?>(config)
            .SetLogHandler((_, line) => errors.Note(line))
            .SetErrorHandler((_, error) => errors.Note(error))
            .Build);
    }

    // The client library refuses settings when it is made, in its own words.
    private static T Built<T>(IKafkaBroker broker, Func<T> build)
    {
        try
        {
            return build();
        }
        catch (Exception e) when (broker.ClientSettings.Count > 0 && e is InvalidOperationException or ArgumentException or KafkaException)
        {
            var reason = Secrets.Out(e.Message, broker.ClientSettings).TrimEnd('.');
            throw new KafkaBrokerException(
                $"The client settings for {broker.Describe()} are refused: {reason}. Correct them in the file that {BrokerEnvironment.ClientSettingsVariable} names, or where they are given to {nameof(ExternalBroker)}.",
                new InvalidOperationException(reason));
        }
    }

    private static void Fill(ClientConfig config, IKafkaBroker broker, IReadOnlyDictionary<string, string>? more)
    {
        config.BootstrapServers = broker.BootstrapServers;
        config.CancellationDelayMaxMs = 10;
        foreach (var (name, value) in broker.ClientSettings)
        {
            config.Set(name, value);
        }

        foreach (var (name, value) in more ?? new Dictionary<string, string>())
        {
            config.Set(name, value);
        }
    }
}
