using Confluent.Kafka.Admin;

namespace StreamTesting.Kafka;

/// <summary>The topics of one run, and which of them are its own to delete.</summary>
/// <param name="Input">Where the arrivals go.</param>
/// <param name="Output">Where the consumer under test writes; null where the run has none.</param>
/// <param name="Owned">Those that were created for the run.</param>
internal sealed record RunTopics(string Input, string? Output, IReadOnlyList<string> Owned)
{
    private const int Attempts = 1000;

    public static async Task<RunTopics> CreateAsync(
        TopicDesk desk, TopicNames names, string name, int partitions, InjectionOptions options, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var input = options.Topic ?? names.Next(name);
            var output = options.OutputPartitions == 0 ? null : options.OutputTopic ?? input + "-output";
            TopicSpecification[] wanted =
            [
                Specification(input, partitions, options),
                .. output is null ? [] : new[] { Specification(output, options.OutputPartitions, options) },
            ];
            var existing = await desk.CreateAsync(wanted, cancellationToken).ConfigureAwait(false);
            var owned = wanted.Select(topic => topic.Name).Except(existing).ToList();
            if (existing.All(topic => topic == options.Topic || topic == options.OutputTopic))
            {
                await CheckAsync(desk, existing, input, partitions, options, owned, cancellationToken).ConfigureAwait(false);
                return new RunTopics(input, output, owned);
            }

            await desk.DeleteAsync(owned).ConfigureAwait(false);
            if (options.Topic is not null)
            {
                throw new KafkaTopicException(existing[0], $"The output topic '{existing[0]}' exists already. Delete it, or name one by InjectionOptions.OutputTopic.");
            }
        }

        throw new KafkaTopicException(name, $"{Attempts} topic names for '{name}' are taken. Delete the topics that earlier runs left behind.");
    }

    private static async Task CheckAsync(
        TopicDesk desk, IReadOnlyList<string> existing, string input, int partitions, InjectionOptions options, List<string> owned, CancellationToken cancellationToken)
    {
        try
        {
            foreach (var topic in existing)
            {
                var needed = topic == input ? partitions : options.OutputPartitions;
                await desk.CheckAsync(topic, needed, WhatToDo(topic == input), cancellationToken).ConfigureAwait(false);
            }
        }
        catch (KafkaTopicException)
        {
            await desk.DeleteAsync(owned).ConfigureAwait(false);
            throw;
        }
    }

    private static string WhatToDo(bool isInput) => isInput
        ? "Inject with 'partitions:' set to what the topic has, delete the topic, or leave InjectionOptions.Topic unset to get a topic of the run's own."
        : "Set InjectionOptions.OutputPartitions to what the topic has, delete the topic, or leave InjectionOptions.OutputTopic unset to get a topic of the run's own.";

    private static TopicSpecification Specification(string name, int partitions, InjectionOptions options) => new()
    {
        Name = name,
        NumPartitions = partitions,
        ReplicationFactor = -1,
        Configs = new Dictionary<string, string>(options.TopicSettings),
    };
}
