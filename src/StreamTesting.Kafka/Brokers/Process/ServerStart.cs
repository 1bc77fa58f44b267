using System.Globalization;

namespace StreamTesting.Kafka;

/// <summary>One start of a Kafka process: formats its storage, runs it, waits until it answers, or says why not.</summary>
internal sealed class ServerStart(KafkaDistribution kafka, string java, int port, ProcessBrokerOptions options)
{
    private const int LinesShown = 20;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    public ServerFiles Files { get; } = new();

    public async Task<ServerProcess> RunAsync(CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(options.StartTimeout);
        try
        {
            await Files.WriteAsync(port, LocalPorts.Free(), options.ServerSettings, limit.Token).ConfigureAwait(false);
            await FormatAsync(limit.Token).ConfigureAwait(false);
            return await ServeAsync(limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw Failed(string.Create(CultureInfo.InvariantCulture, $"did not answer on 127.0.0.1:{port} within {options.StartTimeout.TotalSeconds:0.###} s"));
        }
        catch (OperationCanceledException)
        {
            Files.Remove();
            throw;
        }
    }

    private async Task FormatAsync(CancellationToken cancellationToken)
    {
        var process = Java("kafka.tools.StorageTool", "format", "-t", ServerFiles.ClusterId, "-c", Files.Settings);
        await using var ending = process.ConfigureAwait(false);
        await process.Exited.WaitAsync(cancellationToken).ConfigureAwait(false);
        if (process.ExitCode != 0)
        {
            await process.DisposeAsync().ConfigureAwait(false);
            throw Failed("could not format its storage");
        }
    }

    private async Task<ServerProcess> ServeAsync(CancellationToken cancellationToken)
    {
        var process = Java("kafka.Kafka", Files.Settings);
        try
        {
            await AnswersAsync(process, cancellationToken).ConfigureAwait(false);
            return process;
        }
        catch
        {
            await process.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    private async Task AnswersAsync(ServerProcess process, CancellationToken cancellationToken)
    {
        var broker = new ExternalBroker(string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{port}"));
        using var questions = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var answer = Task.Run(() => BrokerQuestion.WaitForAnswer(broker, Patience, questions.Token), CancellationToken.None);
        var first = await Task.WhenAny(answer, process.Exited).ConfigureAwait(false);
        await questions.CancelAsync().ConfigureAwait(false);
        if (first != answer)
        {
            await ((Task)answer).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            var code = process.ExitCode;
            await process.DisposeAsync().ConfigureAwait(false);
            throw Failed(string.Create(CultureInfo.InvariantCulture, $"ended while it started, with exit code {code}"));
        }

        await answer.ConfigureAwait(false);
    }

    private ServerProcess Java(string mainClass, params string[] arguments) => ServerProcess.Start(
        java, [.. options.JavaOptions, .. Files.LogOptions, "-cp", kafka.ClassPath, mainClass, .. arguments], Files);

    private KafkaBrokerException Failed(string what)
    {
        var lines = File.Exists(Files.Log) ? Files.ReadLog() : [];
        var end = lines.Count == 0 ? "It is empty." : $"It ends with:\n{string.Join('\n', lines.TakeLast(LinesShown))}";
        return new KafkaBrokerException($"Apache Kafka {kafka.Version} {what}. Its log is {Files.Log}. {end}");
    }
}
