using StreamTesting.Injection;

namespace StreamTesting.Cli;

/// <summary>Standard output, whole lines at a time.</summary>
internal sealed class StreamTarget(Stream output) : IReplayTarget
{
    private const int BrokenPipe = 32;
    private readonly MemoryStream _lines = new(1 << 17);

    public async ValueTask PutAsync(ReplayItem item, CancellationToken cancellationToken)
    {
        _lines.Write(item.Json);
        _lines.WriteByte((byte)'\n');
        if (_lines.Length >= 1 << 16)
        {
            await FlushAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    public async ValueTask FlushAsync(CancellationToken cancellationToken)
    {
        try
        {
            await output.WriteAsync(_lines.GetBuffer().AsMemory(0, (int)_lines.Length), cancellationToken).ConfigureAwait(false);
            _lines.SetLength(0);
            await output.FlushAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (IOException e) when (e.HResult == BrokenPipe)
        {
            throw new CliException(ExitCodes.Ok, "The reader of the output went away; ended early.");
        }
        catch (IOException e)
        {
            throw new SinkException("standard output", e.Message.TrimEnd('.'), e);
        }
    }

    public async ValueTask<string> CompleteAsync(CancellationToken cancellationToken)
    {
        await FlushAsync(cancellationToken).ConfigureAwait(false);
        return "standard output";
    }

    public ValueTask DisposeAsync() => _lines.DisposeAsync();
}
