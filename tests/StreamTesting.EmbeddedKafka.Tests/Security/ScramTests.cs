using System.Text;
using StreamTesting.EmbeddedKafka.Security;

namespace StreamTesting.EmbeddedKafka.Tests.Security;

public sealed class ScramTests
{
    private const string Nonce = "rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0";

    private static readonly byte[] AuthMessage = Encoding.UTF8.GetBytes(
        $"n=user,r=rOprNGfwEbeRWgbNEkqO,r={Nonce},s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096,c=biws,r={Nonce}");

    // The example of RFC 7677, section 3.
    [Fact]
    public void Credential_OfTheRfcsExample_TakesItsProofAndMakesItsSignature()
    {
        var salt = Convert.FromBase64String("W22ZaJ0SNY7soEsUEjb6gQ==");
        var salted = System.Security.Cryptography.Rfc2898DeriveBytes.Pbkdf2("pencil"u8, salt, 4096, System.Security.Cryptography.HashAlgorithmName.SHA256, 32);

        var credential = ScramCredential.OfSaltedPassword(SaslMechanism.ScramSha256, salt, salted, 4096);

        credential.IsProof(SaslMechanism.ScramSha256, AuthMessage, Convert.FromBase64String("dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=")).ShouldBeTrue();
        Convert.ToBase64String(credential.Sign(SaslMechanism.ScramSha256, AuthMessage)).ShouldBe("6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=");
    }

    [Theory]
    [InlineData("dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVU=")]
    [InlineData("dHzbZapWIk4jUhN+")]
    [InlineData("")]
    public void IsProof_OfSomethingElse_IsFalse(string proof)
    {
        var credential = ScramCredential.OfPassword(SaslMechanism.ScramSha256, "pencil", 4096);

        credential.IsProof(SaslMechanism.ScramSha256, AuthMessage, Convert.FromBase64String(proof)).ShouldBeFalse();
    }

    [Theory]
    [InlineData("n,,n=user,r=abc", "user", "", "abc", "n,,")]
    [InlineData("n,a=other,n=user,r=abc", "user", "other", "abc", "n,a=other,")]
    [InlineData("n,,n=a=2Cb=3Dc,r=abc", "a,b=c", "", "abc", "n,,")]
    [InlineData("n,,n=user,r=abc,tokenauth=true", "user", "", "abc", "n,,")]
    [InlineData("n,,n=tëst,r=abc", "tëst", "", "abc", "n,,")]
    public void FirstMessage_OfAClient_IsRead(string text, string user, string authorization, string nonce, string header)
    {
        var first = ScramClientFirst.Read(text)!;

        (first.User, first.Authorization, first.Nonce, first.Header, first.Header + first.Bare).ShouldBe((user, authorization, nonce, header, text));
    }

    [Theory]
    [InlineData("")]
    [InlineData("y,,n=user,r=abc")]
    [InlineData("p=tls-unique,,n=user,r=abc")]
    [InlineData("n,,n=,r=abc")]
    [InlineData("n,,n=user,r=")]
    [InlineData("n,,n=us=er,r=abc")]
    [InlineData("n,,n=user")]
    [InlineData("n,,n=user,r=a bc")]
    [InlineData("n,,n=user,r=abc\n")]
    public void FirstMessage_ThatIsNone_IsRefused(string text) => ScramClientFirst.Read(text).ShouldBeNull();

    [Fact]
    public void FinalMessage_OfAClient_IsRead()
    {
        var final = ScramClientFinal.Read("c=biws,r=abc,p=AQID")!;

        (final.Binding, final.Nonce, final.WithoutProof).ShouldBe(("n,,", "abc", "c=biws,r=abc"));
        final.Proof.ShouldBe([1, 2, 3]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("c=biws,r=abc")]
    [InlineData("c=biw,r=abc,p=AQID")]
    [InlineData("c=biws,r=abc,p=A===")]
    [InlineData("r=abc,c=biws,p=AQID")]
    public void FinalMessage_ThatIsNone_IsRefused(string text) => ScramClientFinal.Read(text).ShouldBeNull();
}
