using System.Globalization;

namespace StreamTesting.Kafka;

/// <summary>One start of the processes of a Kafka: formats their storages, runs them, waits until all answer, or says why not.</summary>
internal sealed class ServerStart(KafkaDistribution kafka, string java, IReadOnlyList<int> ports, ProcessBrokerOptions options)
{
    private const int LinesShown = 20;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private readonly List<ServerProcess> _processes = [];

    public ServerFiles Files { get; } = new();

    public async Task<IReadOnlyList<ServerProcess>> RunAsync(CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(options.StartTimeout);
        try
        {
            await Files.WriteAsync(ports, LocalPorts.Free(), options.ServerSettings, limit.Token).ConfigureAwait(false);
            await Task.WhenAll(Enumerable.Range(1, ports.Count).Select(node => FormatAsync(node, limit.Token))).ConfigureAwait(false);
            _processes.AddRange(Enumerable.Range(1, ports.Count).Select(node => Java(node, "kafka.Kafka", Files.Settings(node))));
            await Task.WhenAll(Enumerable.Range(1, ports.Count).Select(node => AnswersAsync(node, limit.Token))).ConfigureAwait(false);
            return _processes;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            await StopAsync().ConfigureAwait(false);
            throw Failed(1, string.Create(
                CultureInfo.InvariantCulture, $"did not answer on {string.Join(", ", ports.Select(port => $"127.0.0.1:{port}"))} within {options.StartTimeout.TotalSeconds:0.###} s"));
        }
        catch (OperationCanceledException)
        {
            await StopAsync().ConfigureAwait(false);
            Files.Remove();
            throw;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            await StopAsync().ConfigureAwait(false);
            Files.Remove();
            throw ServerFiles.NotWritten(Files.Folder, e);
        }
        catch
        {
            await StopAsync().ConfigureAwait(false);
            throw;
        }
    }

    private async Task StopAsync()
    {
        foreach (var process in _processes)
        {
            await process.DisposeAsync().ConfigureAwait(false);
        }
    }

    private async Task FormatAsync(int node, CancellationToken cancellationToken)
    {
        var process = Java(node, "kafka.tools.StorageTool", "format", "-t", ServerFiles.ClusterId, "-c", Files.Settings(node));
        await using var ending = process.ConfigureAwait(false);
        await process.Exited.WaitAsync(cancellationToken).ConfigureAwait(false);
        if (process.ExitCode != 0)
        {
            await process.DisposeAsync().ConfigureAwait(false);
            throw Failed(node, "could not format its storage");
        }
    }

    private async Task AnswersAsync(int node, CancellationToken cancellationToken)
    {
        var process = _processes[node - 1];
        var broker = new ExternalBroker(string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{ports[node - 1]}"), options.ClientSettings);
        using var questions = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var answer = Task.Run(() => BrokerQuestion.WaitForAnswer(broker, ports.Count, Patience, questions.Token), CancellationToken.None);
        var first = await Task.WhenAny(answer, process.Exited).ConfigureAwait(false);
        await questions.CancelAsync().ConfigureAwait(false);
        if (first != answer)
        {
            await ((Task)answer).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            var code = process.ExitCode;
            await process.DisposeAsync().ConfigureAwait(false);
            throw Failed(node, string.Create(CultureInfo.InvariantCulture, $"ended while it started, with exit code {code}"));
        }

        await answer.ConfigureAwait(false);
    }

    private ServerProcess Java(int node, string mainClass, params string[] arguments) => ServerProcess.Start(
        java, [.. options.JavaOptions, .. Files.LogOptions, "-cp", kafka.ClassPath, mainClass, .. arguments], Files.Folder, Files.Log(node));

    private KafkaBrokerException Failed(int node, string what)
    {
        var lines = Files.ReadLog(node);
        var end = lines.Count == 0 ? "It is empty." : $"It ends with:\n{string.Join('\n', lines.TakeLast(LinesShown))}";
        return new KafkaBrokerException($"Apache Kafka {kafka.Version} {what}. Its log is {Files.Log(node)}. {end}");
    }
}
