using Confluent.Kafka.Admin;

namespace StreamTesting.Kafka;

/// <summary>The topics of one run, and which of them are its own to delete.</summary>
/// <param name="Name">What the run is called: its only topic, or what the names of its topics begin with.</param>
/// <param name="Inputs">Where the arrivals of each of the stream's topics go.</param>
/// <param name="Output">Where the consumer under test writes; null where the run has none.</param>
/// <param name="Owned">Those that were created for the run.</param>
internal sealed record RunTopics(string Name, IReadOnlyList<(string Name, string Topic)> Inputs, string? Output, IReadOnlyList<string> Owned)
{
    private const int Attempts = 1000;

    public bool OwnsInputs => Inputs.All(input => Owned.Contains(input.Topic));

    public static async Task<RunTopics> CreateAsync(
        TopicDesk desk, TopicNames names, string name, EventStream stream, InjectionOptions options, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var run = options.Topic ?? names.Next(name);
            var inputs = InputsOf(stream.Plan.Domain.Topics, run);
            var output = options.OutputPartitions == 0 ? null : options.OutputTopic ?? run + "-output";
            TopicSpecification[] wanted =
            [
                .. inputs.Select(input => Specification(input.Topic, stream.Partitions, options)),
                .. output is null ? [] : new[] { Specification(output, options.OutputPartitions, options) },
            ];
            var existing = await desk.CreateAsync(wanted, cancellationToken).ConfigureAwait(false);
            var owned = wanted.Select(topic => topic.Name).Except(existing).ToList();
            if (existing.All(topic => topic == options.OutputTopic || (options.Topic is not null && inputs.Exists(input => input.Topic == topic))))
            {
                await CheckAsync(desk, existing, output, stream.Partitions, options, owned, cancellationToken).ConfigureAwait(false);
                return new RunTopics(run, inputs, output, owned);
            }

            await desk.DeleteAsync(owned).ConfigureAwait(false);
            if (options.Topic is not null)
            {
                throw new KafkaTopicException(existing[0], $"The output topic '{existing[0]}' exists already. Delete it, or name one by InjectionOptions.OutputTopic.");
            }
        }

        throw new KafkaTopicException(name, $"{Attempts} topic names for '{name}' are taken. Delete the topics that earlier runs left behind.");
    }

    /// <summary>The broker's topic for one of the stream's.</summary>
    public string Of(string name)
    {
        for (var i = 0; i < Inputs.Count; i++)
        {
            if (Inputs[i].Name == name)
            {
                return Inputs[i].Topic;
            }
        }

        throw new ArgumentException($"The run has no topic '{name}'; it has {string.Join(", ", Inputs.Select(input => $"'{input.Name}'"))}.", nameof(name));
    }

    private static List<(string Name, string Topic)> InputsOf(IReadOnlyList<string> names, string run) => names.Count == 1
        ? [(names[0], run)]
        : [.. names.Select(name => (name, $"{run}-{TopicNames.Readable(name)}"))];

    private static async Task CheckAsync(
        TopicDesk desk, IReadOnlyList<string> existing, string? output, int partitions, InjectionOptions options, List<string> owned, CancellationToken cancellationToken)
    {
        try
        {
            foreach (var topic in existing)
            {
                var needed = topic == output ? options.OutputPartitions : partitions;
                await desk.CheckAsync(topic, needed, WhatToDo(topic != output), cancellationToken).ConfigureAwait(false);
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
