using StreamTesting.EmbeddedKafka.Protocol;
using StreamTesting.EmbeddedKafka.Wire;
using Xunit.Abstractions;

namespace StreamTesting.EmbeddedKafka.Tests.Protocol;

public sealed class MutationTests(ITestOutputHelper output)
{
    private const int Frames = 60_000;

    /// <summary>An object of a few dozen bytes may take two bytes of a frame; more than this no frame may cost.</summary>
    private const long BytesPerFrameByte = 128;

    [Fact]
    public void Request_Damaged_IsRefusedOrReadInBoundedMemory()
    {
        Damage(pair => pair.Request, (_, frame) => Codec.ReadRequest(frame).Body, (_, frame) => Codec.RequestAgain(frame));
    }

    [Fact]
    public void Response_Damaged_IsRefusedOrReadInBoundedMemory()
    {
        Damage(
            pair => pair.Response,
            (pair, frame) => Codec.ReadResponse(frame, ApiTable.Find((ApiKey)pair.Key)!, pair.Version).Body,
            (pair, frame) => Codec.ResponseAgain(frame, ApiTable.Find((ApiKey)pair.Key)!, pair.Version));
    }

    private void Damage(
        Func<RecordedPair, byte[]> side, Func<RecordedPair, byte[], IMessage> read, Func<RecordedPair, byte[], byte[]> readAndWrite)
    {
        int refused = 0;
        long most = 0;
        for (int seed = 0; seed < Frames; seed++)
        {
            var random = new Random(seed);
            RecordedPair pair = RecordedPair.All[random.Next(RecordedPair.All.Count)];
            byte[] frame = Mutation.Of(side(pair), random);
            string name = $"{pair.Api} v{pair.Version}, seed {seed}: {Convert.ToHexString(frame)}";

            bool accepted = false;
            long limit = 16_384 + (frame.Length * BytesPerFrameByte);
            long allocated = Allocations.OfEachUpTo(limit, () => accepted = Accepts(() => read(pair, frame), name));

            most = Math.Max(most, allocated);
            allocated.ShouldBeLessThan(limit, name);
            refused += accepted ? 0 : 1;
            if (accepted)
            {
                byte[] once = readAndWrite(pair, frame);
                Convert.ToHexString(readAndWrite(pair, once)).ShouldBe(Convert.ToHexString(once), name);
            }
        }

        output.WriteLine($"{Frames} damaged frames: {refused} refused, {Frames - refused} read; most memory for one: {most} bytes");
        refused.ShouldBeInRange(Frames / 10, Frames - 1);
    }

    private static bool Accepts(Action read, string name)
    {
        try
        {
            read();
            return true;
        }
        catch (WireFormatException)
        {
            return false;
        }
        catch (Exception wrong)
        {
            throw new ShouldAssertException($"{wrong.GetType().Name} instead of a WireFormatException: {name}", wrong);
        }
    }
}
