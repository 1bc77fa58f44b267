using StreamTesting.Injection;

namespace StreamTesting.Cli;

/// <summary>A file that is there when it is whole.</summary>
internal sealed class FileTarget(string path) : IReplayTarget
{
    private readonly WholeFile _file = new(path);

    public ValueTask PutAsync(ReplayItem item, CancellationToken cancellationToken)
    {
        _file.Write(item.Json);
        _file.Write("\n"u8);
        return ValueTask.CompletedTask;
    }

    public ValueTask FlushAsync(CancellationToken cancellationToken) => ValueTask.CompletedTask;

    public ValueTask<string> CompleteAsync(CancellationToken cancellationToken)
    {
        _file.Commit();
        return ValueTask.FromResult(path);
    }

    public ValueTask DisposeAsync()
    {
        _file.Dispose();
        return ValueTask.CompletedTask;
    }
}
