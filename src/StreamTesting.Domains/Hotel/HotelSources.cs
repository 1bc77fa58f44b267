namespace StreamTesting.Domains;

/// <summary>What the bookings' <c>source_system</c> names.</summary>
public enum HotelSources
{
    /// <summary>The system that wrote (H-06, H-10), the default: booking-api, and pms-frontend for what happens at the reception.</summary>
    Systems,

    /// <summary>For a creation the channel it came by (H-41): web, mobile, api or phone. All else as <see cref="Systems"/>.</summary>
    Channels,
}
