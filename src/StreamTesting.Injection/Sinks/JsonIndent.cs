using System.Buffers;

namespace StreamTesting.Injection;

/// <summary>
/// Sets compact JSON apart over lines as Python's json.dump with indent=2 does, byte for byte of its tokens. What is no JSON comes through
/// without a failure, in whatever shape.
/// </summary>
internal static class JsonIndent
{
    public static void Write(ReadOnlySpan<byte> json, int level, IBufferWriter<byte> output)
    {
        for (var i = 0; i < json.Length; i++)
        {
            var c = json[i];
            switch (c)
            {
                case (byte)'"':
                    var end = EndOfText(json, i);
                    output.Write(json[i..end]);
                    i = end - 1;
                    break;
                case (byte)'{' or (byte)'[':
                    var next = NextToken(json, i + 1);
                    output.Write([c]);
                    if (next < json.Length && json[next] == c + 2)
                    {
                        output.Write([json[next]]);
                        i = next;
                        break;
                    }

                    NewLine(++level, output);
                    break;
                case (byte)'}' or (byte)']':
                    NewLine(--level, output);
                    output.Write([c]);
                    break;
                case (byte)',':
                    output.Write([c]);
                    NewLine(level, output);
                    break;
                case (byte)':':
                    output.Write(": "u8);
                    break;
                case (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t':
                    break;
                default:
                    output.Write([c]);
                    break;
            }
        }
    }

    private static int NextToken(ReadOnlySpan<byte> json, int from)
    {
        while (from < json.Length && json[from] is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t')
        {
            from++;
        }

        return from;
    }

    private static int EndOfText(ReadOnlySpan<byte> json, int start)
    {
        for (var i = start + 1; i < json.Length; i++)
        {
            if (json[i] == '\\')
            {
                i++;
            }
            else if (json[i] == '"')
            {
                return i + 1;
            }
        }

        return json.Length;
    }

    private static void NewLine(int level, IBufferWriter<byte> output)
    {
        var indent = 2 * Math.Clamp(level, 0, 500);
        var span = output.GetSpan(indent + 1)[..(indent + 1)];
        span.Fill((byte)' ');
        span[0] = (byte)'\n';
        output.Advance(span.Length);
    }
}
