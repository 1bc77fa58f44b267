namespace StreamTesting.Injection.Tests;

/// <summary>A disk that is full after some bytes.</summary>
internal sealed class FailingFiles(long room, Func<Exception>? failure = null) : IFileStore
{
    private readonly Func<Exception> _failure = failure ?? (() => new IOException("No space left on device", 28));
    private long _room = room;

    public void CreateFolder(string folder) => DiskFiles.Instance.CreateFolder(folder);

    public Stream Create(string path) => new Full(this, DiskFiles.Instance.Create(path));

    public Stream Append(string path) => new Full(this, DiskFiles.Instance.Append(path));

    public void Rename(string from, string to) => DiskFiles.Instance.Rename(from, to);

    public void Delete(string path) => DiskFiles.Instance.Delete(path);

    public IEnumerable<string> NamesIn(string folder) => DiskFiles.Instance.NamesIn(folder);

    private sealed class Full(FailingFiles disk, Stream inner) : Stream
    {
        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => inner.Length;

        public override long Position
        {
            get => inner.Position;
            set => throw new NotSupportedException();
        }

        public override void Flush() => inner.Flush();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count)
        {
            if (Interlocked.Add(ref disk._room, -count) < 0)
            {
                throw disk._failure();
            }

            inner.Write(buffer, offset, count);
        }

        protected override void Dispose(bool disposing) => inner.Dispose();
    }
}
