using System.Buffers;

namespace StreamTesting.Injection;

/// <summary>One file in the making: under a temporary name beside its own, and opened again where it was closed to save handles.</summary>
internal sealed class PartFile(string path, IFileStore store) : IDisposable
{
    private const int BufferSize = 64 * 1024;
    private string? _target;
    private Stream? _stream;
    private byte[]? _buffer;
    private int _buffered;
    private bool _exists;

    public string Path { get; } = path;

    public long Bytes { get; private set; }

    public long Lines { get; set; }

    public bool IsOpen => _stream is not null;

    public LinkedListNode<PartFile>? Place { get; set; }

    public void Open()
    {
        _stream = _exists ? null : store.OpenSpecial(Path);
        if (_stream is null)
        {
            _target ??= store.TargetOf(Path);
            _stream = _exists ? store.Append(TemporaryOf(_target)) : store.Create(TemporaryOf(_target));
            _exists = true;
        }

        _buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
    }

    public void Append(ReadOnlySpan<byte> bytes)
    {
        Bytes += bytes.Length;
        if (_buffered + bytes.Length <= BufferSize)
        {
            bytes.CopyTo(_buffer.AsSpan(_buffered));
            _buffered += bytes.Length;
            return;
        }

        Flush();
        if (bytes.Length >= BufferSize)
        {
            _stream!.Write(bytes);
            return;
        }

        bytes.CopyTo(_buffer);
        _buffered = bytes.Length;
    }

    public void Flush()
    {
        var buffered = _buffered;
        _buffered = 0;
        if (buffered > 0)
        {
            _stream!.Write(_buffer!, 0, buffered);
        }
    }

    public void Close()
    {
        if (IsOpen)
        {
            Flush();
            var stream = _stream!;
            _stream = null;
            Return();
            stream.Dispose();
        }
    }

    public void Rename()
    {
        if (_exists)
        {
            store.Rename(TemporaryOf(_target!), _target!);
            _exists = false;
        }
    }

    /// <summary>Gives the file up, where it has not got its name: whatever goes wrong with that is not what went wrong first.</summary>
    public void Dispose()
    {
        try
        {
            Return();
            _stream?.Dispose();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
        }

        _stream = null;
        if (!_exists)
        {
            return;
        }

        try
        {
            store.Delete(TemporaryOf(_target!));
            _exists = false;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
        }
    }

    private static string TemporaryOf(string path) => System.IO.Path.Combine(
        System.IO.Path.GetDirectoryName(path) ?? "", $".{System.IO.Path.GetFileName(path)}.{Environment.ProcessId}.partial");

    private void Return()
    {
        if (_buffer is not null)
        {
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = null;
            _buffered = 0;
        }
    }
}
