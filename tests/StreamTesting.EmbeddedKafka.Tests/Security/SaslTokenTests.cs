using System.Text;
using StreamTesting.EmbeddedKafka.Security;

namespace StreamTesting.EmbeddedKafka.Tests.Security;

/// <summary>Tokens that nobody means: a client that sends them fails, and nothing else happens.</summary>
public sealed class SaslTokenTests
{
    private const int Tries = 5_000;

    private static readonly string[] Tokens =
    [
        "\0ci\0secret", "n,,n=ci,r=fyko+d2lbbFgONRv9qkxdawL", "n,a=ci,n=ci,r=abc,x=y", "c=biws,r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j,p=v0X8v3Bz2T0CJGbJQyF0X+HI4Ts=", "",
    ];

    [Theory]
    [InlineData(SaslMechanism.Plain)]
    [InlineData(SaslMechanism.ScramSha256)]
    [InlineData(SaslMechanism.ScramSha512)]
    public void Token_Mutated_FailsOrIsAnswered(SaslMechanism mechanism)
    {
        var random = new Random(7);
        var options = new SecurityOptions { Users = [new("ci", "secret")] };
        var users = new UserStore(options);
        var answered = 0;

        for (var i = 0; i < Tries; i++)
        {
            var session = new SaslSession(options, users, TimeProvider.System);
            session.Begin(mechanism.Name(), 1);
            while (session.State == SaslState.Exchange)
            {
                try
                {
                    session.Take(Mutated(random));
                    answered++;
                }
                catch (SaslFailure)
                {
                    session.State.ShouldBe(SaslState.Failed);
                }
            }
        }

        answered.ShouldBeGreaterThan(0);
    }

    private static byte[] Mutated(Random random)
    {
        var token = Encoding.UTF8.GetBytes(Tokens[random.Next(Tokens.Length)]).ToList();
        for (var changes = random.Next(3); changes > 0; changes--)
        {
            var at = random.Next(token.Count + 1);
            if (random.Next(3) == 0 || at == token.Count)
            {
                token.Insert(at, (byte)random.Next(256));
            }
            else if (random.Next(2) == 0)
            {
                token.RemoveAt(at);
            }
            else
            {
                token[at] = (byte)random.Next(256);
            }
        }

        return [.. token];
    }
}
