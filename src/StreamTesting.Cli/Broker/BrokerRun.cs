using System.Text;
using StreamTesting.EmbeddedKafka;
using StreamTesting.Injection;
using StreamTesting.Kafka;

namespace StreamTesting.Cli;

/// <summary>One run of the broker, from its start until somebody ends it.</summary>
internal sealed class BrokerRun(EmbeddedKafkaOptions options, IReadOnlyDictionary<string, int> topics, FaultPlan? faults, string? readyFile, string? authorityFile, bool isQuiet, CliConsole console)
{
    public async Task<int> UntilEndedAsync(CancellationToken cancellationToken)
    {
        var broker = await EmbeddedBroker.StartAsync(options, cancellationToken).ConfigureAwait(false);
        await using (broker.ConfigureAwait(false))
        {
            foreach (var (name, partitions) in topics)
            {
                await CreateAsync(broker, name, partitions).ConfigureAwait(false);
            }

            Apply(broker);
            try
            {
                TellReady(broker);
                await EndAsync(cancellationToken).ConfigureAwait(false);
            }
            finally
            {
                RemoveReadyFile();
            }

            TellTotals(broker);
            return broker.Server.Faults.All.All(fault => fault.Fired > 0) ? ExitCodes.Ok : ExitCodes.Wrong;
        }
    }

    private void Apply(EmbeddedBroker broker)
    {
        try
        {
            broker.Server.Faults.Apply(faults ?? new FaultPlan());
        }
        catch (ArgumentException e)
        {
            throw CliException.Usage($"--faults: {Failures.Sentence(e)}");
        }
    }

    private static async Task CreateAsync(EmbeddedBroker broker, string name, int partitions)
    {
        try
        {
            await broker.Server.CreateTopicAsync(name, partitions, CancellationToken.None).ConfigureAwait(false);
        }
        catch (ArgumentException e)
        {
            throw CliException.Usage($"--topic {name}: {Failures.Sentence(e)}");
        }
    }

    private static async Task EndAsync(CancellationToken cancellationToken)
    {
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var registration = cancellationToken.Register(() => ended.TrySetResult());
        await ended.Task.ConfigureAwait(false);
    }

    private void TellReady(EmbeddedBroker broker)
    {
        var line = $"bootstrap.servers={broker.BootstrapServers}\n";
        WriteFile(authorityFile, authorityFile is null ? "" : broker.Server.CertificateAuthority ?? throw CliException.Usage(
            $"--ca-out {authorityFile}: the certificate of --certificate came without its root; put that at the end of its file, or leave --ca-out away."));
        WriteFile(readyFile, line);
        Say($"A Kafka for tests, {(options.SegmentFolder is { } folder ? $"with its logs in {folder}" : "in memory")}: {(topics.Count == 0 ? "no topic yet" : string.Join(", ", topics.Select(topic => FormattableString.Invariant($"'{topic.Key}' ({topic.Value})"))))}. Ctrl-C ends it.");
        console.Write(line);
    }

    private static void WriteFile(string? path, string text)
    {
        if (path is not null)
        {
            using var file = new WholeFile(path);
            file.Write(Encoding.UTF8.GetBytes(text));
            file.Commit();
        }
    }

    private void RemoveReadyFile()
    {
        if (readyFile is not null)
        {
            File.Delete(readyFile);
        }
    }

    private void TellTotals(EmbeddedBroker broker)
    {
        foreach (var error in broker.Server.Errors)
        {
            console.Say("error: " + error.Message);
        }

        foreach (var fault in broker.Server.Faults.All)
        {
            console.Say(fault.Fired > 0 ? fault.Describe() : "error: " + fault.Describe());
        }

        var held = broker.Server.Topics.Where(topic => topic.RecordCount > 0).Select(topic => FormattableString.Invariant($"'{topic.Name}' {topic.RecordCount}")).ToList();
        Say(FormattableString.Invariant($"Ended after {broker.Server.RequestCount} requests; records: {(held.Count == 0 ? "none" : string.Join(", ", held))}."));
    }

    private void Say(string line)
    {
        if (!isQuiet)
        {
            console.Say(line);
        }
    }
}
