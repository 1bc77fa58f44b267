using System.Globalization;

namespace StreamTesting.Domains;

/// <summary>What a guest's row is made of, each as a place in a list. A row's texts are made where one of them changes.</summary>
internal record struct GuestFacts(long Number, int First, int Last, int MailForm, int Phone, int Country, int Tier)
{
    public const int MailForms = 12;
    public const int Phones = 100;

    private static readonly string[] Domains = ["example.com", "example.org", "example.net", "mail.example"];

    public static readonly string[] Countries =
    [
        "USA", "Canada", "Mexico", "Brazil", "Argentina", "United Kingdom", "Ireland", "France", "Germany", "Netherlands",
        "Spain", "Italy", "Switzerland", "Czechia", "Sweden", "Japan", "South Korea", "India", "Singapore", "Australia",
    ];

    public readonly string Name(GuestNames names) => $"{names.First[First]} {names.Last[Last]}";

    public readonly string Email(GuestNames names)
    {
        var (first, last) = (names.FirstInMail[First], names.LastInMail[Last]);
        var domain = Domains[MailForm % Domains.Length];
        return (MailForm / Domains.Length) switch
        {
            0 => string.Create(CultureInfo.InvariantCulture, $"{first}.{last}{Number}@{domain}"),
            1 => string.Create(CultureInfo.InvariantCulture, $"{first}{Number}@{domain}"),
            _ => string.Create(CultureInfo.InvariantCulture, $"{first[0]}{last}{Number}@{domain}"),
        };
    }

    public readonly string PhoneText => IdText.Of("+1-555-0", 100 + Phone, 3);
}
