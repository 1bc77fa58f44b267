using System.Text;

namespace StreamTesting.EmbeddedKafka;

/// <summary>Somebody who may use the broker, by every mechanism that is allowed. The password shows in no text that the broker makes. Immutable.</summary>
/// <param name="Name">The user's name: at least one character, no control characters.</param>
/// <param name="Password">
/// The password: at least one character, no control characters. It is taken as its UTF-8 bytes, as Kafka does: SASLprep (RFC 4013) changes nothing in
/// ASCII, and what it would change beyond (normalization, other kinds of blanks) is left as it is.
/// </param>
public sealed record KafkaUser(string Name, string Password)
{
    internal void Validate()
    {
        if (string.IsNullOrEmpty(Name) || Name.Any(char.IsControl))
        {
            throw new ArgumentException($"The name of a user is '{Name}'; it must have at least one character and no control characters.", $"{nameof(SecurityOptions)}.{nameof(SecurityOptions.Users)}");
        }

        if (string.IsNullOrEmpty(Password) || Password.Any(char.IsControl))
        {
            throw new ArgumentException(
                $"The password of user '{Name}' {(string.IsNullOrEmpty(Password) ? "is empty" : "has a control character")}; it must have at least one character and no control characters.",
                $"{nameof(SecurityOptions)}.{nameof(SecurityOptions.Users)}");
        }
    }

    // The text of a record without what nobody is to read.
    private bool PrintMembers(StringBuilder builder)
    {
        builder.Append(nameof(Name)).Append(" = ").Append(Name);
        return true;
    }
}
