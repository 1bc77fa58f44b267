namespace StreamTesting.Injection;

/// <summary>Splits bytes into lines, as files of JSON lines have them.</summary>
public static class TextLines
{
    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>Reads the lines of a stream.</summary>
    /// <param name="stream">Where from.</param>
    /// <returns>
    /// Each line's number, from 1, and its bytes without its end (a line feed, or a carriage return and a line feed). The memory of a line is used
    /// again for the next one. A last line without its end counts; an empty one after the last line feed does not. A byte order mark at the beginning is left out.
    /// </returns>
    public static IEnumerable<(long Number, ReadOnlyMemory<byte> Bytes)> Of(Stream stream)
    {
        var buffer = new byte[64 * 1024];
        int start = 0, end = 0;
        for (long number = 1; ;)
        {
            var feed = buffer.AsSpan(start, end - start).IndexOf((byte)'\n');
            if (feed >= 0)
            {
                yield return (number, Trimmed(buffer, start, feed, number));
                number++;
                start += feed + 1;
                continue;
            }

            if (start > 0)
            {
                buffer.AsSpan(start, end - start).CopyTo(buffer);
                (start, end) = (0, end - start);
            }
            else if (end == buffer.Length)
            {
                Array.Resize(ref buffer, 2 * buffer.Length);
            }

            var read = stream.Read(buffer, end, buffer.Length - end);
            end += read;
            if (read == 0)
            {
                if (end > 0)
                {
                    yield return (number, Trimmed(buffer, 0, end, number));
                }

                yield break;
            }
        }
    }

    private static ReadOnlyMemory<byte> Trimmed(byte[] buffer, int start, int length, long number)
    {
        var line = buffer.AsMemory(start, length > 0 && buffer[start + length - 1] == '\r' ? length - 1 : length);
        return number == 1 && line.Span.StartsWith(ByteOrderMark) ? line[ByteOrderMark.Length..] : line;
    }
}
