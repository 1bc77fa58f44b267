using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace StreamTesting.Tests;

public sealed class PoisonTests
{
    public static TheoryData<PoisonKinds> Kinds => new(Enum.GetValues<PoisonKinds>().Where(kind => int.IsPow2((int)kind)));

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Apply_EachKindManyTimes_LeavesNothingThatCanBeRead(PoisonKinds kind)
    {
        foreach (var original in new[] { """{"id":"e1","name":"été","price":12.50,"tags":["a","b"]}""", "{}", "[1]", "\"text\"", "7", """{"a":1}  """ })
        {
            for (var i = 0; i < 100; i++)
            {
                using var bytes = new JsonBytes();
                bytes.Set(Encoding.UTF8.GetBytes(original));

                new Poison(kind, new Seed(1).Random(i), 2000).Apply(bytes);

                IsReadable(bytes.Written).ShouldBeFalse($"{kind} of {original}: {Encoding.Latin1.GetString(bytes.Written)}");
                new Poison(kind, new Seed(1).Random(i), 2000).ShouldBe(new Poison(kind, new Seed(1).Random(i), 2000));
            }
        }
    }

    [Fact]
    public void Apply_EachKind_IsWhatItsNameSays()
    {
        const string Json = """{"id":"e1","price":12.50}""";

        for (var i = 0; i < 50; i++)
        {
            Encoding.UTF8.GetBytes(Json).AsSpan().StartsWith(Broken(PoisonKinds.CutShort, Json, i)).ShouldBeTrue();
            Broken(PoisonKinds.CutShort, Json, i).Length.ShouldBeInRange(1, Json.Length - 1);
            Utf8.IsValid(Broken(PoisonKinds.NotUtf8, Json, i)).ShouldBeFalse();
            Utf8.IsValid(Broken(PoisonKinds.ControlByte, Json, i)).ShouldBeTrue();
            Broken(PoisonKinds.ControlByte, Json, i).Count(value => value < 0x20).ShouldBe(1);
            Broken(PoisonKinds.Empty, Json, i).ShouldBeEmpty();
            Broken(PoisonKinds.WrongFirstByte, Json, i)[5..].ShouldBe(Encoding.UTF8.GetBytes(Json));
            Broken(PoisonKinds.WrongFirstByte, Json, i)[0].ShouldBe((byte)0);
            Broken(PoisonKinds.Huge, Json, i).Length.ShouldBe(2000);
        }
    }

    internal static bool IsReadable(ReadOnlySpan<byte> bytes)
    {
        if (!Utf8.IsValid(bytes))
        {
            return false;
        }

        try
        {
            JsonDocument.Parse(bytes.ToArray()).Dispose();
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static byte[] Broken(PoisonKinds kind, string json, int number)
    {
        using var bytes = new JsonBytes();
        bytes.Set(Encoding.UTF8.GetBytes(json));
        new Poison(kind, new Seed(2).Random(number), 2000).Apply(bytes);
        return bytes.Written.ToArray();
    }
}
