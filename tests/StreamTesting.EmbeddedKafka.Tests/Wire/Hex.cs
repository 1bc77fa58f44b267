using StreamTesting.EmbeddedKafka.Wire;

namespace StreamTesting.EmbeddedKafka.Tests.Wire;

/// <summary>Short ways to read from and write to hex text.</summary>
internal static class Hex
{
    public delegate void Writing(WireWriter writer);

    public delegate T Reading<out T>(ref WireReader reader);

    public static string Write(Writing write)
    {
        using var buffer = new WireBuffer(1);
        write(new WireWriter(buffer));
        return Convert.ToHexString(buffer.ToArray());
    }

    /// <summary>Reads all of it: a byte left over is an error.</summary>
    public static T Read<T>(string hex, Reading<T> read)
    {
        var reader = new WireReader(Convert.FromHexString(hex));
        T value = read(ref reader);
        reader.ExpectEnd();
        return value;
    }

    /// <summary>The message of the refusal.</summary>
    public static string Refused<T>(string hex, Reading<T> read) => Should.Throw<WireFormatException>(() => Read(hex, read)).Message;
}
